using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.EmailDomains;

internal static class VerifyEmailDomain
{
    /// <param name="Reason">How it is known that the domain is the organisation's; at most 2,000 characters.</param>
    internal sealed record VerifyEmailDomainRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapVerifyEmailDomain() => routes.MapPost("/email-domains/{id:guid}/verification", Handle)
            .WithName(nameof(VerifyEmailDomain)).WithSummary("Confirm that a claimed e-mail domain is the organisation's; it admits its staff from now on")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<EmailDomainView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, VerifyEmailDomainRequest request, Caller caller, DirectoryDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, EmailDomain.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.EmailDomains.FindAsync([new EmailDomainId(id)], stop) is not { } claim)
            return Problems.NotFound("e-mail domain");
        if (ifMatch.Unless(db.VersionOf(claim)) is { } stale)
            return stale;
        await db.TakeTurnsAsync($"email-domain:{claim.Domain}", stop);
        if (await db.EmailDomains.AnyAsync(d => d.Domain == claim.Domain && d.Id != claim.Id && d.VerifiedAt != null && d.EndedAt == null, stop))
            return new Refusal("domain-taken", $"{claim.Domain} is another organisation's; end that first.").AsConflict();
        if (claim.Verify(request.Reason.Trim(), clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "verify-email-domain", id, claim.Domain, claim.VerifiedBecause);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(claim));
        return TypedResults.Ok(EmailDomainView.Of(claim));
    }
}
