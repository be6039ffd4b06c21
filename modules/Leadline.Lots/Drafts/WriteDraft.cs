using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Drafts;

/// <summary>Begins a draft, replaces its text, or discards it.</summary>
internal static class WriteDraft
{
    /// <param name="Title">What those who work on it call it, at most 200 characters.</param>
    /// <param name="FrameworkId">The agreement whose next version it is to be; null for a new agreement.</param>
    /// <param name="Text">The document; null to begin with the latest version of the agreement, or with nothing.</param>
    internal sealed record BeginDraftRequest(string Title, FrameworkId? FrameworkId = null, string? Text = null);

    /// <param name="Title">What those who work on it call it, at most 200 characters.</param>
    /// <param name="Text">The whole document. It may have faults; it is at most 1 MiB of UTF-8.</param>
    internal sealed record ReplaceDraftRequest(string Title, string Text);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapWriteDraft()
        {
            routes.MapPost("/framework-drafts", Begin)
                .WithName("BeginFrameworkDraft").WithSummary("Begin a draft of a framework document, which may have faults")
                .HoldsDocument().Refuses(400, 404, 409)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPut("/framework-drafts/{id:guid}", Replace)
                .WithName("ReplaceFrameworkDraft").WithSummary("Replace a draft's title and text")
                .HoldsDocument().Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/framework-drafts/{id:guid}/discarding", Discard)
                .WithName("DiscardFrameworkDraft").WithSummary("Discard a draft: nothing is to come of it")
                .Refuses(404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Created<FrameworkDraftView>, ProblemHttpResult>> Begin(
        BeginDraftRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (DraftText.Faults(request.Title, request.Text).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        FrameworkAgreement? framework = null;
        if (request.FrameworkId is { } id && (framework = await db.OwnFrameworkAsync(id.Value, caller, stop)) is null)
            return Problems.NotFound("framework agreement");
        if (framework is not null && await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop) is { } interest)
            return interest.AsConflict();
        if (await db.OwnReferenceAsync(caller, stop) is not { } authority)
            return NotKnownYet().AsConflict();
        var draft = new FrameworkDraft(FrameworkDraftId.New(), authority, request.FrameworkId);
        draft.Write(request.Title.Trim(), request.Text ?? framework?.Latest.Document ?? "", caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        db.Add(draft);
        db.Record(caller, "begin-framework-draft", draft.Id.Value, $"{draft.Sha256}{(framework is null ? "" : $", for {framework.Reference}")}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(draft));
        return TypedResults.Created($"/api/v1/framework-drafts/{draft.Id.Value}", FrameworkDraftView.Of(draft));
    }

    internal static async Task<Results<Ok<FrameworkDraftView>, ProblemHttpResult>> Replace(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ReplaceDraftRequest request, Caller caller, LotsDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (DraftText.Faults(request.Title, request.Text).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.OwnDraftAsync(id, caller, stop) is not { } draft)
            return Problems.NotFound("draft");
        if (ifMatch.Unless(db.VersionOf(draft)) is { } stale)
            return stale;
        if (draft.Write(request.Title.Trim(), request.Text, caller.Actor ?? Guid.Empty, clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, "replace-framework-draft", id, draft.Sha256);
        if (await db.SaveOrToldAsync(stop) is { } told)
            return told;
        http.SendTag(db.VersionOf(draft));
        return TypedResults.Ok(FrameworkDraftView.Of(draft));
    }

    internal static async Task<Results<Ok<FrameworkDraftView>, ProblemHttpResult>> Discard(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.OwnDraftAsync(id, caller, stop) is not { } draft)
            return Problems.NotFound("draft");
        if (ifMatch.Unless(db.VersionOf(draft)) is { } stale)
            return stale;
        if (draft.Discard().Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, "discard-framework-draft", id, draft.Sha256);
        if (await db.SaveOrToldAsync(stop) is { } told)
            return told;
        http.SendTag(db.VersionOf(draft));
        return TypedResults.Ok(FrameworkDraftView.Of(draft));
    }

    private static Refusal NotKnownYet() =>
        new("organisation-not-known-yet", "Your organisation was registered a moment ago, and is not known here yet. Try again in a few seconds.");
}
