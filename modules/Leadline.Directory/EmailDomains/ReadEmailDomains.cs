using Leadline.Directory.Organisations;
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

namespace Leadline.Directory.EmailDomains;

/// <summary>A claim to an e-mail domain, for its organisation, the operator and authorities.</summary>
internal sealed record EmailDomainView(
    EmailDomainId Id, OrganisationId Organisation, string Domain, DateTimeOffset ClaimedAt, DateTimeOffset? VerifiedAt, string? VerifiedBecause,
    DateTimeOffset? EndedAt, string? EndedBecause)
{
    internal static EmailDomainView Of(EmailDomain d) =>
        new(d.Id, d.Organisation, d.Domain, d.ClaimedAt, d.VerifiedAt, d.VerifiedBecause, d.EndedAt, d.EndedBecause);
}

internal static class ReadEmailDomains
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadEmailDomains()
        {
            routes.MapGet("/organisations/{id:guid}/email-domains", List)
                .WithName("ListEmailDomains").WithSummary("List an organisation's claims to e-mail domains, all or those that stood on a day")
                .Refuses(400, 404)
                .MayBeCalledBy(Role.Operator | Role.Administrator);
            routes.MapGet("/email-domains/{id:guid}", Get)
                .WithName("GetEmailDomain").WithSummary("Read one claim to an e-mail domain")
                .Refuses(404)
                .MayBeCalledBy(Role.Operator | Role.Administrator);
        }
    }

    internal static async Task<Results<Ok<Page<EmailDomainView>>, ProblemHttpResult>> List(
        Guid id, [AsParameters] PageRequest page, [AsParameters] AsAt at, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if ((page.Fault ?? at.Fault) is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!caller.SeesDomainsOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        var claims = db.EmailDomains.AsNoTracking().Where(d => d.Organisation == organisation);
        if (at.IsNamed)
        {
            var (start, end) = (UkCalendar.StartOf(at.Day), UkCalendar.StartOf(at.Day.AddDays(1)));
            claims = claims.Where(d => d.ClaimedAt < end && (d.EndedAt == null || d.EndedAt >= start));
        }

        var rows = await claims.PageAsync(d => d.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(EmailDomainView.Of)], d => d.Id.Value));
    }

    internal static async Task<Results<Ok<EmailDomainView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, DirectoryDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.EmailDomains.FindAsync([new EmailDomainId(id)], stop) is not { } claim || !caller.SeesDomainsOf(claim.Organisation))
            return Problems.NotFound("e-mail domain");
        http.SendTag(db.VersionOf(claim));
        return TypedResults.Ok(EmailDomainView.Of(claim));
    }
}
