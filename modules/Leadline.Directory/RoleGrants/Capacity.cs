using Leadline.Directory.Delegations;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Directory.RoleGrants;

/// <summary>What a person may do for one organisation: by roles of its own there, or by one delegation.</summary>
/// <param name="Organisation">For whom.</param>
/// <param name="Reference">How people quote that organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Delegation">By which delegation; null by the person's own roles.</param>
/// <param name="Roles">On everything of the organisation.</param>
/// <param name="OnCallOffs">On single call-offs beside that.</param>
internal sealed record Capacity(
    OrganisationId Organisation, string Reference, string Name, string Kind, DelegationId? Delegation, Role Roles,
    IReadOnlyDictionary<CallOffId, Role> OnCallOffs)
{
    /// <summary>Whether it takes a second factor: for the staff of a framework authority, and whoever runs the installation.</summary>
    public bool NeedsSecondFactor => Kind == OrganisationKinds.Authority || Roles.HasFlag(Role.Operator);

    public bool Is(OrganisationId? organisation, DelegationId? delegation) => Organisation == organisation && Delegation == delegation;
}
