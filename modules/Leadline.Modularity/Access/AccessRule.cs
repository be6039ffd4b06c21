using System.Net;
using Leadline.Primitives;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Modularity.Access;

/// <summary>What an endpoint declares of who may call it. An endpoint without one is refused to everybody, and fails a test.</summary>
/// <param name="Roles">The roles that may call; none means anybody, known or not.</param>
/// <param name="Why">Why anybody may call, where anybody may.</param>
public sealed record AccessRule(Role Roles, string? Why)
{
    /// <summary>Whether every person who has signed in may call, in any role or none: what is the person's own.</summary>
    public bool AnyPerson { get; init; }

    /// <summary>Whether the roles count too where they are held on the one call-off that the address names; on a list, on any.</summary>
    public bool OnCallOffs { get; init; }

    /// <summary>The policy that demands one of some roles, be it on the call-off that the address names.</summary>
    internal static AuthorizationPolicy PolicyOnCallOffs(Role roles) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Caller.From(context.User) is { } caller && (caller.Is(roles) || IsOnCallOff(caller, roles, context.Resource as HttpContext)))
        .Build();

    private static bool IsOnCallOff(Caller caller, Role roles, HttpContext? http) =>
        http?.GetRouteValue("id") is not { } id
            ? caller.CallOffsAs(roles).Count > 0
            : Guid.TryParse(id.ToString(), out var callOff) && caller.Is(roles, new CallOffId(callOff));

    /// <summary>The policy that demands a person.</summary>
    internal static AuthorizationPolicy PersonPolicy { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Caller.From(context.User)?.Person is not null)
        .Build();

    /// <summary>The policy that demands one of some roles.</summary>
    internal static AuthorizationPolicy Policy(Role roles) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Caller.From(context.User)?.Is(roles) == true)
        .Build();
}

/// <summary>How routes declare who may call them.</summary>
public static class AccessRules
{
    /// <summary>Only callers in one of these roles may call. On what they may act, the handler says.</summary>
    public static TBuilder MayBeCalledBy<TBuilder>(this TBuilder endpoint, Role roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(roles, null)).RequireAuthorization(AccessRule.Policy(roles));

    /// <summary>The same where the address names a call-off, on which alone the roles may be held.</summary>
    public static TBuilder MayBeCalledOnCallOffBy<TBuilder>(this TBuilder endpoint, Role roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(roles, null) { OnCallOffs = true }).RequireAuthorization(AccessRule.PolicyOnCallOffs(roles));

    /// <summary>Every person who has signed in may call, whatever roles it has: for what is its own.</summary>
    public static TBuilder MayBeCalledByAnyPerson<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Role.None, null) { AnyPerson = true }).RequireAuthorization(AccessRule.PersonPolicy);

    /// <summary>Anybody may call, known or not.</summary>
    public static TBuilder MayBeCalledByAnybody<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Role.None, why)).AllowAnonymous();

    /// <summary>Anybody on this machine may call, over the loopback address: the pages, until people can sign in.</summary>
    public static TBuilder OnlyFromThisMachine<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Role.None, "only from this machine, until people can sign in"))
            .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAssertion(IsLocal).Build());

    private static bool IsLocal(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext { Connection.RemoteIpAddress: { } address } && IPAddress.IsLoopback(address);
}
