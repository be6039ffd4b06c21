using Microsoft.AspNetCore.Authorization;

namespace Leadline.Modularity.Access;

/// <summary>Only callers in one of these roles may open the page. What each of them sees there, the page says.</summary>
/// <remarks>It is an <see cref="AuthorizeAttribute"/> too: a demand alone would not keep the policy for undeclared endpoints away.</remarks>
/// <param name="allowed">The roles.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeOpenedByAttribute(Role allowed) : AuthorizeAttribute, IAuthorizationRequirementData, IAccessRule
{
    /// <summary>The roles that may open the page.</summary>
    public Role Allowed => allowed;

    /// <summary>Whether the roles count too where they are held on the one call-off that the address names; on a list, on any.</summary>
    public bool OnCallOffs { get; init; }

    Role IAccessRule.Roles => allowed;

    string? IAccessRule.Why => null;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [AccessRule.Demand(this)];
}

/// <summary>Of those who may open the page, only callers in one of these roles may post this form of it. On what they may act, the handler says.</summary>
/// <remarks>It stands on the handler. A form without one may be posted by whoever may open its page.</remarks>
/// <param name="allowed">The roles.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MayBePostedByAttribute(Role allowed) : Attribute
{
    /// <summary>The roles that may post the form.</summary>
    public Role Allowed => allowed;

    /// <summary>Whether the roles count too where they are held on the one call-off that the address names.</summary>
    public bool OnCallOffs { get; init; }

    internal AuthorizationPolicy Policy => new AccessRule(allowed, null) { OnCallOffs = OnCallOffs }.Policy;
}

/// <summary>Every person who has signed in may open the page, whatever roles it has: for what is its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeOpenedByAnyPersonAttribute : AuthorizeAttribute, IAuthorizationRequirementData, IAccessRule
{
    Role IAccessRule.Roles => Role.None;

    string? IAccessRule.Why => null;

    bool IAccessRule.AnyPerson => true;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [AccessRule.Demand(this)];
}

/// <summary>Anybody may open the page, known or not.</summary>
/// <param name="why">Why.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeOpenedByAnybodyAttribute(string why) : Attribute, IAllowAnonymous, IAccessRule
{
    /// <summary>Why anybody may.</summary>
    public string? Why => why;

    Role IAccessRule.Roles => Role.None;
}
