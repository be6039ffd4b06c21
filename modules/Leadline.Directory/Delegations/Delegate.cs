using Leadline.Directory.Credentials;
using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Delegations;

/// <summary>Lets a person of another organisation act for one's own until a day. Management of people is never delegated.</summary>
internal static class Delegate
{
    private const int MostYears = 4;

    /// <param name="Email">The person's address; somebody who holds a role in another organisation.</param>
    /// <param name="Roles">The roles, such as procurement-lead.</param>
    /// <param name="Until">From when on it does not hold any more; within four years.</param>
    /// <param name="Reason">What for.</param>
    /// <param name="CallOff">The one call-off that it is for; absent for all.</param>
    internal sealed record DelegateRequest(string Email, IReadOnlyList<string> Roles, DateTimeOffset Until, string Reason, CallOffId? CallOff = null);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDelegate() => routes.MapPost("/organisations/{id:guid}/delegations", Handle)
            .WithName("Delegate").WithSummary("Let a person of another organisation act for one's own, until a day")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Created<DelegationView>, ProblemHttpResult>> Handle(
        Guid id, DelegateRequest request, Caller caller, DirectoryDbContext db, Capacities capacities, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (roles, fault) = Scopes.Read(request.Roles, "/roles");
        IReadOnlyList<Fault> faults =
        [
            .. new[]
            {
                EmailAddress.Fault("/email", request.Email), fault, Text.Fault("/reason", request.Reason, Delegation.LongestReason),
                request.Until <= now || request.Until > now.AddYears(MostYears)
                    ? new Fault("/until", "until-out-of-range", $"A delegation ends on a day to come, within {MostYears} years.")
                    : null,
                Granting.CallOffFault(roles, request.CallOff),
            }.OfType<Fault>(),
        ];
        if (faults.Count > 0)
            return Problems.Invalid(faults);
        if (!caller.ManagesPeopleOf(new OrganisationId(id)) || await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (roles.HasFlag(Role.Administrator))
            return new Refusal("role-not-delegated", "Who manages an organisation's people belongs to it: take the person in instead.", "/roles").AsConflict();
        if (Granting.RefuseRoles(caller, organisation, roles, "/roles") is { } refusal)
            return refusal.AsConflict();
        await using var write = await db.BeginWriteAsync(stop);
        if (await HeldByEmailAsync(db, request.Email, stop) is not { IsOpen: true } person
            || (await capacities.OfAsync(person.Id, stop)).FirstOrDefault(c => c.Delegation is null && c.Organisation != organisation.Id) is not { } home)
            return new Refusal("delegate-unknown", "Nobody who holds a role in another organisation signs in with this address.", "/email").AsConflict();

        var delegation = new Delegation(DelegationId.New(), organisation.Id, person.Id, home.Organisation, roles, request.CallOff, now, request.Until.ToUniversalTime(), request.Reason.Trim());
        db.Add(delegation);
        db.Record(caller, "delegate", delegation.Id.Value, $"{organisation.Reference}: {roles.Text()} until {delegation.Until:O}", delegation.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/delegations/{delegation.Id.Value}", DelegationView.Of(delegation, person));
    }

    // Whoever closes the account ends this delegation too, or comes first.
    private static async Task<Person?> HeldByEmailAsync(DirectoryDbContext db, string email, CancellationToken stop)
    {
        var address = EmailAddress.Read(email);
        if (await db.People.Where(p => p.Email == address).Select(p => (PersonId?)p.Id).FirstOrDefaultAsync(stop) is not { } known)
            return null;
        await db.HoldAsync("people", known.Value, stop);
        return await db.People.FirstOrDefaultAsync(p => p.Id == known, stop);
    }
}
