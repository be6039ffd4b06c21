using Leadline.Primitives;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Modularity.Access;

/// <summary>What an endpoint declares of who may come to it. An endpoint without one is refused to everybody, and fails a test.</summary>
public interface IAccessRule
{
    /// <summary>The roles that may; none means anybody, known or not, or every person.</summary>
    Role Roles { get; }

    /// <summary>Why anybody may, where anybody may.</summary>
    string? Why { get; }

    /// <summary>Whether every person who has signed in may, in any role or none: for what is the person's own.</summary>
    bool AnyPerson => false;

    /// <summary>Whether the roles count too where they are held on the one call-off that the address names; on a list, on any.</summary>
    bool OnCallOffs => false;

    /// <summary>Whether the roles count wherever they are held, be it on one call-off alone: to read what all organisations may read.</summary>
    bool Anywhere => false;
}

/// <summary>The declaration of a route; a page's is an attribute (<see cref="MayBeOpenedByAttribute"/>).</summary>
/// <param name="Roles">The roles that may call; none means anybody, known or not, or every person.</param>
/// <param name="Why">Why anybody may call, where anybody may.</param>
public sealed record AccessRule(Role Roles, string? Why) : IAccessRule
{
    /// <inheritdoc/>
    public bool AnyPerson { get; init; }

    /// <inheritdoc/>
    public bool OnCallOffs { get; init; }

    /// <inheritdoc/>
    public bool Anywhere { get; init; }

    /// <summary>The policy that demands what the rule says.</summary>
    internal AuthorizationPolicy Policy => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(Demand(this)).Build();

    /// <summary>The demand itself, for routes and pages alike.</summary>
    internal static IAuthorizationRequirement Demand(IAccessRule rule) => new AssertionRequirement(context =>
        Caller.From(context.User) is { } caller
        && (rule.AnyPerson ? caller.Person is not null
            : rule.Anywhere ? (caller.RolesAnywhere & rule.Roles) != Role.None
            : caller.Is(rule.Roles) || (rule.OnCallOffs && IsOnCallOff(caller, rule.Roles, context.Resource as HttpContext))));

    private static bool IsOnCallOff(Caller caller, Role roles, HttpContext? http) => http?.GetRouteValue("id") is { } id
        ? Guid.TryParse(id.ToString(), out var callOff) && caller.Is(roles, new CallOffId(callOff))
        : caller.CallOffsAs(roles).Count > 0;
}

/// <summary>How routes declare who may call them.</summary>
public static class AccessRules
{
    /// <summary>Only callers in one of these roles may call. On what they may act, the handler says.</summary>
    public static TBuilder MayBeCalledBy<TBuilder>(this TBuilder endpoint, Role roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.Declare(new AccessRule(roles, null));

    /// <summary>The same where the address names a call-off, on which alone the roles may be held.</summary>
    public static TBuilder MayBeCalledOnCallOffBy<TBuilder>(this TBuilder endpoint, Role roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.Declare(new AccessRule(roles, null) { OnCallOffs = true });

    /// <summary>Whoever has a role in any organisation may call, and the operator: to read what all of them may read.</summary>
    public static TBuilder MayBeReadByAnyOrganisation<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.Declare(new AccessRule(Roles.AnyOrganisation | Role.Operator, null) { Anywhere = true });

    /// <summary>Every person who has signed in may call, whatever roles it has: for what is its own.</summary>
    public static TBuilder MayBeCalledByAnyPerson<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.Declare(new AccessRule(Role.None, null) { AnyPerson = true });

    /// <summary>Anybody may call, known or not.</summary>
    public static TBuilder MayBeCalledByAnybody<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessRule(Role.None, why)).AllowAnonymous();

    private static TBuilder Declare<TBuilder>(this TBuilder endpoint, AccessRule rule)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(rule).RequireAuthorization(rule.Policy);
}
