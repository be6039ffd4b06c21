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

    Role IAccessRule.Roles => allowed;

    string? IAccessRule.Why => null;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [AccessRule.Demand(allowed)];
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
