using System.Text.Json.Serialization;
using Leadline.Lots.Drafts;
using Leadline.Primitives;

namespace Leadline.Lots.Scopes;

/// <summary>Identifies a draft scope.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DraftScopeId>))]
internal readonly record struct DraftScopeId(Guid Value) : IIdentifier<DraftScopeId>
{
    public static DraftScopeId New() => new(Guid.CreateVersion7());

    public static DraftScopeId From(Guid value) => new(value);
}

/// <summary>A draft as it was published for comment before anything is tendered. Its text does not change; the draft it came from may.</summary>
internal sealed class DraftScope(
    DraftScopeId id, OrganisationReference authority, FrameworkDraftId draftId, string title, string text, DateOnly commentsFrom, DateOnly commentsUntil,
    DateTimeOffset publishedAt)
{
    public DraftScopeId Id { get; private init; } = id;

    public OrganisationReference Authority { get; private init; } = authority;

    public FrameworkDraftId DraftId { get; private init; } = draftId;

    public string Title { get; private init; } = title;

    public string Text { get; private init; } = text;

    /// <summary>The first day for comments.</summary>
    public DateOnly CommentsFrom { get; private init; } = commentsFrom;

    /// <summary>The last day for comments.</summary>
    public DateOnly CommentsUntil { get; private init; } = commentsUntil;

    public DateTimeOffset PublishedAt { get; private init; } = publishedAt;

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    /// <summary>Why no comment is taken on a day; null where one is.</summary>
    public Refusal? RefuseComment(DateOnly today)
    {
        if (WithdrawnAt is not null)
            return new Refusal("scope-withdrawn", $"{Title} was withdrawn: {WithdrawnBecause}");
        return today < CommentsFrom || today > CommentsUntil
            ? new Refusal("comments-closed", $"Comments on {Title} are taken from {CommentsFrom:O} to {CommentsUntil:O}.")
            : null;
    }

    public void Withdraw(string reason, DateTimeOffset now) => (WithdrawnAt, WithdrawnBecause) = (now, reason);
}
