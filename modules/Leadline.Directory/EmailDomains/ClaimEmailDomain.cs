using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.EmailDomains;

internal static class ClaimEmailDomain
{
    /// <param name="Domain">What stands after the @ of its staff's addresses.</param>
    internal sealed record ClaimEmailDomainRequest(string Domain);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapClaimEmailDomain() => routes.MapPost("/organisations/{id:guid}/email-domains", Handle)
            .WithName(nameof(ClaimEmailDomain)).WithSummary("Claim an e-mail domain for one's own staff or, as operator or authority, for any organisation's")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Created<EmailDomainView>, ProblemHttpResult>> Handle(
        Guid id, ClaimEmailDomainRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var organisation = new OrganisationId(id);
        if (!caller.SeesDomainsOf(organisation) || !await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        if (DomainNames.Fault("/domain", request.Domain) is { } fault)
            return Problems.Invalid(fault);
        var domain = DomainNames.Read(request.Domain);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"email-domain:{domain}", stop);
        if (await db.EmailDomains.AnyAsync(d => d.Organisation == organisation && d.Domain == domain && d.EndedAt == null, stop))
            return new Refusal("domain-claimed", $"The organisation claims {domain} already.", "/domain").AsConflict();

        var claim = new EmailDomain(EmailDomainId.New(), organisation, domain, clock.GetUtcNow());
        db.Add(claim);
        db.Record(caller, "claim-email-domain", claim.Id.Value, domain);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(claim));
        return TypedResults.Created($"/api/v1/email-domains/{claim.Id.Value}", EmailDomainView.Of(claim));
    }

    /// <summary>Whether a caller may see an organisation's domains, and claim one for it.</summary>
    internal static bool SeesDomainsOf(this Caller caller, OrganisationId organisation) =>
        caller.Is(Role.Operator) || caller.SpeaksFor(organisation);
}
