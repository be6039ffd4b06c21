using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.EmailDomains;

internal static class EndEmailDomain
{
    /// <param name="Reason">Why it is given up or taken away; at most 2,000 characters.</param>
    internal sealed record EndEmailDomainRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapEndEmailDomain() => routes.MapPost("/email-domains/{id:guid}/end", Handle)
            .WithName(nameof(EndEmailDomain)).WithSummary("End a claim to an e-mail domain, one's own or, as operator or authority, any; it admits nobody from now on")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<EmailDomainView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, EndEmailDomainRequest request, Caller caller, DirectoryDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, EmailDomain.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (await db.EmailDomains.FindAsync([new EmailDomainId(id)], stop) is not { } claim || !caller.SeesDomainsOf(claim.Organisation))
            return Problems.NotFound("e-mail domain");
        if (ifMatch.Unless(db.VersionOf(claim)) is { } stale)
            return stale;
        if (claim.End(request.Reason.Trim(), clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "end-email-domain", id, claim.Domain, claim.EndedBecause);
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(claim));
        return TypedResults.Ok(EmailDomainView.Of(claim));
    }
}
