using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;

namespace Leadline.Modularity.Access;

/// <summary>What an endpoint declares of who may come to it. An endpoint without one is refused to everybody, and fails a test.</summary>
public interface IAccessRule
{
    /// <summary>The roles that may; none means anybody, known or not.</summary>
    Role Roles { get; }

    /// <summary>Why anybody may, where anybody may.</summary>
    string? Why { get; }
}

/// <summary>The declaration of a route; a page's is an attribute (<see cref="MayBeOpenedByAttribute"/>).</summary>
/// <param name="Roles">The roles that may call; none means anybody, known or not.</param>
/// <param name="Why">Why anybody may call, where anybody may.</param>
public sealed record AccessRule(Role Roles, string? Why) : IAccessRule
{
    /// <summary>The policy that demands one of some roles.</summary>
    internal static AuthorizationPolicy Policy(Role roles) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(Demand(roles)).Build();

    /// <summary>The demand itself, for routes and pages alike.</summary>
    internal static IAuthorizationRequirement Demand(Role roles) =>
        new AssertionRequirement(context => Caller.From(context.User)?.Is(roles) == true);
}

/// <summary>How routes declare who may call them.</summary>
public static class AccessRules
{
    /// <summary>Only callers in one of these roles may call. On what they may act, the handler says.</summary>
    public static TBuilder MayBeCalledBy<TBuilder>(this TBuilder endpoint, Role roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(roles, null)).RequireAuthorization(AccessRule.Policy(roles));

    /// <summary>Anybody may call, known or not.</summary>
    public static TBuilder MayBeCalledByAnybody<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Role.None, why)).AllowAnonymous();
}
