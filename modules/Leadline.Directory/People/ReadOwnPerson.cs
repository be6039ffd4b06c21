using Leadline.Directory.Delegations;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.People;

internal static class ReadOwnPerson
{
    /// <param name="Organisation">For whom.</param>
    /// <param name="Reference">How people quote that organisation.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Delegation">By which delegation; absent by roles of one's own.</param>
    /// <param name="Roles">On everything of the organisation.</param>
    /// <param name="CallOffs">On single call-offs beside that.</param>
    /// <param name="NeedsSecondFactor">Whether its roles count in a session with a second factor alone.</param>
    /// <param name="Acting">Whether the session acts so.</param>
    internal sealed record CapacityView(
        OrganisationId Organisation, string Reference, string Name, DelegationId? Delegation, IReadOnlyList<string> Roles,
        IReadOnlyList<CallOffRoles> CallOffs, bool NeedsSecondFactor, bool Acting)
    {
        internal static CapacityView Of(Capacity c, Caller caller) => new(c.Organisation, c.Reference, c.Name, c.Delegation, c.Roles.Names(),
            [.. c.OnCallOffs.OrderBy(o => o.Key.Value).Select(o => new CallOffRoles(o.Key, o.Value.Names()))], c.NeedsSecondFactor,
            caller.Organisation == c.Organisation && caller.Delegation == c.Delegation?.Value);
    }

    /// <param name="CallOff">The call-off.</param>
    /// <param name="Roles">The roles that are held on it.</param>
    internal sealed record CallOffRoles(CallOffId CallOff, IReadOnlyList<string> Roles);

    /// <param name="Id">The person.</param>
    /// <param name="Email">The address to sign in with.</param>
    /// <param name="Name">The name.</param>
    /// <param name="HasSecondFactor">Whether an authenticator is set up.</param>
    /// <param name="LacksSecondFactor">Whether the session's roles wait for a second factor.</param>
    /// <param name="Capacities">For whom the person may act, and how.</param>
    internal sealed record OwnPerson(
        PersonId Id, string Email, string Name, bool HasSecondFactor, bool LacksSecondFactor, IReadOnlyList<CapacityView> Capacities);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOwnPerson() => routes.MapGet("/people/own", Handle)
            .WithName(nameof(ReadOwnPerson)).WithSummary("Say who is signed in, for whom the person may act, and for whom the session acts")
            .MayBeCalledByAnyPerson();
    }

    internal static async Task<Ok<OwnPerson>> Handle(Caller caller, DirectoryDbContext db, Capacities capacities, CancellationToken stop)
    {
        var person = await db.CallingPersonAsync(caller, stop);
        var all = await capacities.OfAsync(person.Id, stop);
        return TypedResults.Ok(new OwnPerson(person.Id, person.Email, person.Name, person.HasSecondFactor, caller.LacksSecondFactor,
            [.. all.Select(c => CapacityView.Of(c, caller))]));
    }
}
