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

namespace Leadline.Directory.RoleGrants;

/// <summary>A role that a person holds or held.</summary>
internal sealed record RoleGrantView(
    RoleGrantId Id, PersonId Person, OrganisationId Organisation, string Role, CallOffId? CallOff, DateTimeOffset From, DateTimeOffset? Until,
    DateTimeOffset? EndedAt, string? EndedBecause)
{
    internal static RoleGrantView Of(RoleGrant g) =>
        new(g.Id, g.Person, g.Organisation, g.Role.Text(), g.CallOff, g.From, g.Until, g.EndedAt, g.EndedBecause);
}

internal static class GrantRole
{
    /// <param name="Roles">The roles, such as evaluator.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="CallOff">The one call-off that they are for; absent for all.</param>
    /// <param name="Until">From when on they do not hold any more; absent for no end.</param>
    internal sealed record GrantRoleRequest(IReadOnlyList<string> Roles, string Reason, CallOffId? CallOff = null, DateTimeOffset? Until = null);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapGrantRole() => routes.MapPost("/organisations/{id:guid}/people/{person:guid}/roles", Handle)
            .WithName(nameof(GrantRole)).WithSummary("Give roles in an organisation to a person who holds or held some there")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<List<RoleGrantView>>, ProblemHttpResult>> Handle(
        Guid id, Guid person, GrantRoleRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (roles, fault) = Scopes.Read(request.Roles, "/roles", caller);
        fault ??= Text.Fault("/reason", request.Reason, RoleGrant.LongestReason)
            ?? (request.Until <= now ? new Fault("/until", "until-passed", "The roles would have ended already.") : null)
            ?? Granting.CallOffFault(roles, request.CallOff);
        if (fault is not null)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAsync("people", person, stop); // whoever closes the account ends this role too, or comes first
        if (!caller.ManagesPeopleOf(new OrganisationId(id)) || await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation
            || await db.ManagedPersonAsync(person, caller, stop) is not { } known)
            return Problems.NotFound("person");
        if (!known.IsOpen)
            return new Refusal("person-closed", "This account is closed; add the person anew to open it.").AsConflict();
        if ((Granting.RefuseRoles(caller, organisation, roles, "/roles") ?? await db.RefusePersonAsync(caller, known, organisation.Id, now, stop)) is { } refusal)
            return refusal.AsConflict();

        var added = await db.GrantAsync(known.Id, organisation.Id, roles, request.CallOff, request.Until?.ToUniversalTime(), now, stop);
        if (added.Count == 0)
            return new Refusal("role-held", "The person holds these roles already.", "/roles").AsConflict();
        foreach (var grant in added)
            db.Record(caller, "grant-role", grant.Id.Value, $"{organisation.Reference}: {grant.Role.Text()}", request.Reason.Trim());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(added.Select(RoleGrantView.Of).ToList());
    }
}
