using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Scopes;

/// <summary>Comments on a draft scope, and the authority's answers.</summary>
internal static class CommentOnScope
{
    /// <param name="Text">What is said, at most 4,000 characters.</param>
    /// <param name="Pointer">JSON pointer to the part it is about, such as <c>/lots/0</c>; nothing for the whole.</param>
    internal sealed record CommentRequest(string Text, string? Pointer = null);

    /// <param name="Reply">The answer, at most 4,000 characters; it is public, and the comment with it.</param>
    internal sealed record AnswerRequest(string Reply);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapCommentOnScope()
        {
            routes.MapPost("/draft-scopes/{id:guid}/comments", Comment)
                .WithName(nameof(CommentOnScope)).WithSummary("Comment on a draft scope, or on a part of it")
                .Refuses(400, 404, 409)
                .MayBeCalledBy(Roles.AnyOrganisation);
            routes.MapPost("/scope-comments/{id:guid}/answer", Answer)
                .WithName("AnswerScopeComment").WithSummary("Answer a comment: comment and answer are public then, without the sender")
                .Refuses(400, 404, 409)
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Created<ScopeCommentView>, ProblemHttpResult>> Comment(
        Guid id, CommentRequest request, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/text", request.Text, ScopeComment.LongestText) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Scopes.FindAsync([new DraftScopeId(id)], stop) is not { } scope)
            return Problems.NotFound("draft scope");
        if (scope.RefuseComment(clock.Today()) is { } refusal)
            return refusal.AsConflict();
        var pointer = request.Pointer?.Trim() ?? "";
        if (pointer.Length > ScopeComment.LongestPointer || !IsThere(scope.Text, pointer))
            return Problems.Invalid(new Fault("/pointer", "part-unknown", "The draft scope has no such part. A part is named by its way from the top, such as /lots/0; leave it out for the whole."));
        var comment = new ScopeComment(ScopeCommentId.New(), scope.Id, caller.OwnOrganisation, pointer, request.Text.Trim(), caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        db.Add(comment);
        db.Record(caller, "comment-on-scope", comment.Id.Value, $"{scope.Id.Value} {pointer}");
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/draft-scopes/{id}/comments", ScopeCommentView.Of(comment, showsSender: true));
    }

    internal static async Task<Results<Ok<ScopeCommentView>, ProblemHttpResult>> Answer(
        Guid id, AnswerRequest request, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reply", request.Reply, ScopeComment.LongestText) is { } fault)
            return Problems.Invalid(fault);
        if (await db.OwnCommentAsync(id, caller, stop) is not { } comment)
            return Problems.NotFound("comment");
        if (comment.Answer(request.Reply.Trim(), caller.Actor ?? Guid.Empty, clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, "answer-scope-comment", id, $"{comment.ScopeId.Value} {comment.Pointer}");
        return await db.SaveOrToldAsync(stop) is { } told ? told : TypedResults.Ok(ScopeCommentView.Of(comment, showsSender: true));
    }

    /// <summary>The comment, if it is on a draft scope of the caller's authority.</summary>
    internal static async Task<ScopeComment?> OwnCommentAsync(this LotsDbContext db, Guid id, Caller caller, CancellationToken stop) =>
        await db.ScopeComments.FindAsync([new ScopeCommentId(id)], stop) is { } comment && await db.Scopes.FindAsync([comment.ScopeId], stop) is { } scope
        && await db.SpeaksForScopeAsync(caller, scope, stop)
            ? comment
            : null;

    private static bool IsThere(string text, string pointer) =>
        pointer.Length == 0 || (DocumentTree.Of(text, new DocumentChecks()) is { } root && Paths(root).Contains(pointer, StringComparer.Ordinal));

    private static IEnumerable<string> Paths(DocumentNode node) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(e => Paths(e.Value)).Prepend(node.Place.Path),
        ListNode list => list.Items.SelectMany(Paths).Prepend(node.Place.Path),
        _ => [node.Place.Path],
    };
}
