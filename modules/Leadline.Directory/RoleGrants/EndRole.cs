using Leadline.Directory.Credentials;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.RoleGrants;

/// <summary>Takes a role away, at once. Administrators of one organisation take turns, so that two who remove each other can't both succeed.</summary>
internal static class EndRole
{
    /// <param name="Reason">Why.</param>
    internal sealed record EndRoleRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapEndRole() => routes.MapPost("/role-grants/{id:guid}/end", Handle)
            .WithName(nameof(EndRole)).WithSummary("Take a role away, at once; an organisation keeps its last administrator")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<RoleGrantView>, ProblemHttpResult>> Handle(
        Guid id, EndRoleRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, RoleGrant.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.RoleGrants.FindAsync([new RoleGrantId(id)], stop) is not { } grant || !caller.ManagesPeopleOf(grant.Organisation))
            return Problems.NotFound("role");
        await db.TakeTurnsAsync($"administrators:{grant.Organisation.Value}", stop);
        await db.Entry(grant).ReloadAsync(stop);
        var now = clock.GetUtcNow();
        if (!await StillManagesAsync(db, caller, grant.Organisation, now, stop))
            return Problems.NotFound("role");
        if (grant.Role == Role.Operator && !caller.Is(Role.Operator))
            return new Refusal("operator-not-yours", "Only the operator of the installation ends the role of one.").AsConflict();
        if (await RefuseAsync(db, caller, grant, now, stop) is { } kept)
            return kept.AsConflict();
        if (grant.End(request.Reason.Trim(), now).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "end-role", id, grant.Role.Text(), request.Reason.Trim());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(RoleGrantView.Of(grant));
    }

    // Since the request came in, another administrator may have taken this one's role.
    private static async Task<bool> StillManagesAsync(
        DirectoryDbContext db, Caller caller, OrganisationId organisation, DateTimeOffset now, CancellationToken stop) =>
        caller.Holder() is not { } person || caller.Is(Role.Operator) || await AdministratorsOf(db, organisation, now).AnyAsync(g => g.Person == person, stop)
        || (await db.HeldInAsync(person, organisation, now, stop)).HasFlag(Role.Operator); // whose program it is

    private static async Task<Refusal?> RefuseAsync(DirectoryDbContext db, Caller caller, RoleGrant grant, DateTimeOffset now, CancellationToken stop) =>
        grant.Role == Role.Administrator && !caller.Is(Role.Operator)
        && !await AdministratorsOf(db, grant.Organisation, now).AnyAsync(g => g.Id != grant.Id && g.Person != grant.Person, stop)
            ? new Refusal("last-administrator", "An organisation keeps its last administrator: make another one first.")
            : null;

    private static IQueryable<RoleGrant> AdministratorsOf(DirectoryDbContext db, OrganisationId organisation, DateTimeOffset now) =>
        db.RoleGrants.Where(g => g.Organisation == organisation && g.Role == Role.Administrator && g.CallOff == null
            && g.From <= now && (g.Until == null || g.Until > now) && (g.EndedAt == null || g.EndedAt > now)
            && db.People.Any(p => p.Id == g.Person && p.ClosedAt == null));
}
