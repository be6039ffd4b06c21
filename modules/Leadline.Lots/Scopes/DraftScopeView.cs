using Leadline.Lots.Copies;
using Leadline.Lots.Drafts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Scopes;

/// <summary>A draft scope in a list, without its text.</summary>
internal sealed record DraftScopeRow(
    DraftScopeId Id, OrganisationReference Authority, string Title, DateOnly CommentsFrom, DateOnly CommentsUntil, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt)
{
    internal static DraftScopeRow Of(DraftScope s) => new(s.Id, s.Authority, s.Title, s.CommentsFrom, s.CommentsUntil, s.PublishedAt, s.WithdrawnAt);
}

/// <summary>A draft scope; once it is withdrawn, why, and no longer its text.</summary>
internal sealed record DraftScopeView(
    DraftScopeId Id, OrganisationReference Authority, string Title, DateOnly CommentsFrom, DateOnly CommentsUntil, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt,
    string? WithdrawnBecause, string Text)
{
    internal static DraftScopeView Of(DraftScope s) => new(
        s.Id, s.Authority, s.Title, s.CommentsFrom, s.CommentsUntil, s.PublishedAt, s.WithdrawnAt, s.WithdrawnBecause, s.WithdrawnAt is null ? s.Text : "");
}

/// <summary>A comment. Who sent it only the authority reads, and whoever sent it; others read it once it is answered.</summary>
internal sealed record ScopeCommentView(
    ScopeCommentId Id, string Pointer, string Text, OrganisationId? Organisation, DateTimeOffset SentAt, string? Reply, DateTimeOffset? AnsweredAt)
{
    internal static ScopeCommentView Of(ScopeComment c, bool showsSender) =>
        new(c.Id, c.Pointer, c.Text, showsSender ? c.Organisation : null, c.SentAt, c.Reply, c.AnsweredAt);
}

internal static class ScopeSight
{
    /// <summary>Whose a draft scope is: whoever has its draft, and so whoever runs the agreement today that came of it.</summary>
    internal static async Task<OrganisationReference> AuthorityOfAsync(this LotsDbContext db, DraftScope scope, CancellationToken stop) =>
        await db.Drafts.FindAsync([scope.DraftId], stop) is { } draft ? await db.AuthorityOfAsync(draft, stop) : scope.Authority;

    /// <summary>Whether somebody speaks for whoever runs a draft scope, and sells nothing under the agreement that it changes.</summary>
    internal static async Task<bool> SpeaksForScopeAsync(this LotsDbContext db, Caller? reader, DraftScope scope, CancellationToken stop) =>
        reader is not null && reader.Is(Role.CategoryManager) && await db.SpeaksForAsync(reader, await db.AuthorityOfAsync(scope, stop), stop)
        && (await db.Drafts.FindAsync([scope.DraftId], stop) is not { FrameworkId: { } of } || await db.RefuseInterestAsync(reader, of, lots: null, stop) is null);

    /// <summary>The comments on a draft scope that this reader may see, the oldest first.</summary>
    internal static async Task<IReadOnlyList<ScopeCommentView>> CommentsAsync(this LotsDbContext db, DraftScope scope, Caller? reader, CancellationToken stop)
    {
        var isAuthority = await db.SpeaksForScopeAsync(reader, scope, stop);
        var own = reader?.Organisation;
        var seen = await db.ScopeComments.AsNoTracking().Where(c => c.ScopeId == scope.Id && (isAuthority || c.Reply != null || c.Organisation == own))
            .OrderBy(c => c.Id).ToListAsync(stop);
        return [.. seen.Select(c => ScopeCommentView.Of(c, isAuthority || c.Organisation == own))];
    }
}
