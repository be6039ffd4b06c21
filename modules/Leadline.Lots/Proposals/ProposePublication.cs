using Leadline.Lots.Drafts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Variations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Proposals;

/// <summary>
/// Proposes to publish a draft; or, for programs, a document at once, which becomes a draft on the way. A second person confirms it, and then
/// the version is published.
/// </summary>
internal static class ProposePublication
{
    /// <param name="Reason">Why, at most 4,000 characters.</param>
    /// <param name="EffectiveFrom">The first day on which the version is in force; the day of confirmation unless said. A first version begins with its term.</param>
    /// <param name="Ground">Where the version changes what suppliers of a live agreement are bound by: one of the regime's grounds for modification, by code.</param>
    /// <param name="AnswersUntil">In that case, the day by which they are asked to answer; it lies before the version's first day.</param>
    /// <param name="NoticeReference">The published notice, at most 100 characters; needed where the ground wants it first.</param>
    /// <param name="NoticeOn">The day it was published, in UK local time.</param>
    internal sealed record ProposePublicationRequest(
        string Reason, DateOnly? EffectiveFrom = null, string? Ground = null, DateOnly? AnswersUntil = null, string? NoticeReference = null, DateOnly? NoticeOn = null)
    {
        internal Intent Intent => new(
            EffectiveFrom, Ground is { } ground && AnswersUntil is { } until ? new StatedVariation(ground.Trim(), until, NoticeReference?.Trim(), NoticeOn) : null, Reason.Trim());

        internal IEnumerable<Fault> Faults()
        {
            if (Text.Fault("/reason", Reason, FrameworkProposal.LongestReason) is { } reason)
                yield return reason;
            foreach (var fault in StatedVariation.Faults(Ground, AnswersUntil, NoticeReference, NoticeOn))
                yield return fault;
        }
    }

    /// <summary>What is said with a document.</summary>
    internal sealed record Intent(DateOnly? EffectiveFrom, StatedVariation? Variation, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapProposePublication()
        {
            routes.MapPost("/framework-drafts/{id:guid}/proposal", OfDraft)
                .WithName("ProposeFrameworkDraft").WithSummary("Propose to publish a draft as an agreement, or as the next version of one")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/frameworks", OfNew)
                .WithName("PublishFramework").WithSummary("Propose to publish a framework agreement from its document")
                .AcceptsDocument().Refuses(400, 409)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/frameworks/{id:guid}/versions", OfNext)
                .WithName("ReviseFramework").WithSummary("Propose to publish the next version of a framework agreement's document, in force from a day on")
                .AcceptsDocument().Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> OfDraft(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ProposePublicationRequest request, Caller caller, LotsDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.OwnDraftAsync(id, caller, stop) is not { } draft)
            return Problems.NotFound("draft");
        if (ifMatch.Unless(db.VersionOf(draft)) is { } stale)
            return stale;
        if (draft.RefuseUnlessOpen() is { } over)
            return over.AsConflict();
        var reading = FrameworkDocument.Read(draft.Bytes);
        if (reading.Document is not { } document)
            return Problems.Invalid(reading.AsFaults());
        var framework = draft.FrameworkId is { } of ? await db.Frameworks.FindAsync([of], stop) : null;
        return await ProposeAsync(draft, document, framework, request.Intent, caller, db, clock, http, stop);
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> OfNew(
        [FromQuery] string? reason, HttpContext http, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (document, problem) = await DocumentBody.ReadAsync(http.Request, stop);
        return problem ?? Reasonless(reason) ?? await OfDocumentAsync(document!, null, new Intent(null, null, reason!.Trim()), caller, db, clock, http, stop);
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> OfNext(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, [FromQuery] DateOnly? effectiveFrom, [FromQuery] string? reason, HttpContext http,
        Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (document, problem) = await DocumentBody.ReadAsync(http.Request, stop);
        if ((problem ?? Reasonless(reason)) is { } wrong)
            return wrong;
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (ifMatch.Unless(db.VersionOf(framework)) is { } stale)
            return stale;
        return await OfDocumentAsync(document!, framework, new Intent(effectiveFrom, null, reason!.Trim()), caller, db, clock, http, stop);
    }

    private static ProblemHttpResult? Reasonless(string? reason) =>
        Text.Fault("/reason", reason, FrameworkProposal.LongestReason) is { } fault ? Problems.Invalid(fault) : null;

    private static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> OfDocumentAsync(
        FrameworkDocument document, FrameworkAgreement? framework, Intent intent, Caller caller, LotsDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.OwnReferenceAsync(caller, stop) is not { } authority)
            return new Refusal("not-the-authority", $"Only {document.Terms.Authority} itself publishes an agreement in its name.", "/authority").AsConflict();
        var draft = new FrameworkDraft(FrameworkDraftId.New(), authority, framework?.Id);
        draft.Write($"{document.Terms.Reference}, version {(framework?.Latest.Number ?? 0) + 1}", document.Text, caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        return await ProposeAsync(draft, document, framework, intent, caller, db, clock, http, stop);
    }

    private static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> ProposeAsync(
        FrameworkDraft draft, FrameworkDocument document, FrameworkAgreement? framework, Intent intent, Caller caller,
        LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.RefusePublicationAsync(framework, document, draft.Authority, intent.EffectiveFrom, clock.Today(), stop) is { } refusal)
            return refusal.AsConflict();
        if (VariationRules.Refuse(framework, document.Terms, intent.Variation, intent.EffectiveFrom, clock.Today()) is { } unvaried)
            return unvaried.AsConflict();
        if (db.Entry(draft).State == Microsoft.EntityFrameworkCore.EntityState.Detached)
            db.Add(draft);
        var proposal = FrameworkProposal.Of(draft, framework, intent.EffectiveFrom, intent.Variation, intent.Reason, caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        return await db.KeepAsync(proposal, document.Terms.Reference, caller, http, stop);
    }
}
