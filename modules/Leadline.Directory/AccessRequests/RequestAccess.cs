using Leadline.Directory.Credentials;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.Organisations;
using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.AccessRequests;

/// <summary>A person asks for roles in an organisation whose e-mail domain admits the person, or in which it holds or held a role.</summary>
internal static class RequestAccess
{
    /// <param name="Organisation">In which.</param>
    /// <param name="Roles">The roles, such as evaluator.</param>
    /// <param name="Reason">What for.</param>
    internal sealed record RequestAccessRequest(OrganisationId Organisation, IReadOnlyList<string> Roles, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRequestAccess() => routes.MapPost("/access-requests", Handle)
            .WithName(nameof(RequestAccess)).WithSummary("Ask for roles in an organisation; an administrator of it decides")
            .Refuses(400, 404, 409)
            .MayBeCalledByAnyPerson();
    }

    internal static async Task<Results<Created<AccessRequestView>, ProblemHttpResult>> Handle(
        RequestAccessRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var (roles, fault) = Scopes.Read(request.Roles, "/roles");
        if ((fault ?? Text.Fault("/reason", request.Reason, AccessRequest.LongestReason)) is { } wrong)
            return Problems.Invalid(wrong);
        var person = await db.CallingPersonAsync(caller, stop);
        if (await db.Organisations.FindAsync([request.Organisation], stop) is not { } organisation || !organisation.IsOpenOn(today)
            || !await IsAdmittedAsync(db, person, organisation.Id, now, stop))
            return Problems.NotFound("organisation that admits you");
        if (Granting.RefuseRoles(caller, organisation, roles, "/roles") is { } refusal)
            return refusal.AsConflict();

        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"access-request:{person.Id.Value}", stop);
        await db.HoldAsync("people", person.Id.Value, stop); // an erasure under way comes first, and leaves nobody who asks
        if (!await db.People.AnyAsync(p => p.Id == person.Id && p.ClosedAt == null, stop))
            return new Refusal("person-closed", "This account is closed.").AsConflict();
        if (await db.AccessRequests.AnyAsync(r => r.Person == person.Id && r.Organisation == organisation.Id && r.DecidedAt == null, stop))
            return new Refusal("request-waiting", "A request of yours waits for this organisation's administrators already.").AsConflict();
        var asked = new AccessRequest(AccessRequestId.New(), person.Id, organisation.Id, roles, request.Reason.Trim(), now);
        db.Add(asked);
        db.Record(caller, "request-access", asked.Id.Value, $"{organisation.Reference}: {roles.Text()}"); // without the person's own words, which can be erased
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/access-requests/{asked.Id.Value}", AccessRequestView.Of(asked, person));
    }

    /// <summary>The organisations that a person may ask for roles in.</summary>
    internal static async Task<IReadOnlyList<Organisation>> AdmittingAsync(DirectoryDbContext db, Person person, DateTimeOffset now, CancellationToken stop)
    {
        var (today, owner) = (UkCalendar.DayOf(now), await db.OwnerOfDomainAsync(EmailAddress.DomainOf(person.Email), now, stop));
        return await db.Organisations.AsNoTracking()
            .Where(o => o.OpenFrom <= today && (o.OpenTo == null || o.OpenTo >= today))
            .Where(o => o.Id == owner || db.RoleGrants.Any(g => g.Person == person.Id && g.Organisation == o.Id))
            .OrderBy(o => o.Name).ToListAsync(stop);
    }

    private static async Task<bool> IsAdmittedAsync(DirectoryDbContext db, Person person, OrganisationId organisation, DateTimeOffset now, CancellationToken stop) =>
        (await AdmittingAsync(db, person, now, stop)).Any(o => o.Id == organisation);
}
