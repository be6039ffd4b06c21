using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Scopes;

/// <summary>Identifies a comment on a draft scope.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ScopeCommentId>))]
internal readonly record struct ScopeCommentId(Guid Value) : IIdentifier<ScopeCommentId>
{
    public static ScopeCommentId New() => new(Guid.CreateVersion7());

    public static ScopeCommentId From(Guid value) => new(value);
}

/// <summary>What an organisation says of a draft scope, or of a part of it, and what the authority answers.</summary>
internal sealed class ScopeComment(
    ScopeCommentId id, DraftScopeId scopeId, OrganisationId organisation, string pointer, string text, Guid sentBy, DateTimeOffset sentAt)
{
    public const int LongestPointer = 300;
    public const int LongestText = 4_000;

    public ScopeCommentId Id { get; private init; } = id;

    public DraftScopeId ScopeId { get; private init; } = scopeId;

    public OrganisationId Organisation { get; private init; } = organisation;

    /// <summary>JSON pointer to the part; empty for the whole.</summary>
    public string Pointer { get; private init; } = pointer;

    public string Text { get; private init; } = text;

    public Guid SentBy { get; private init; } = sentBy;

    public DateTimeOffset SentAt { get; private init; } = sentAt;

    /// <summary>What the authority answers; with it the comment is public, without its sender.</summary>
    public string? Reply { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Outcome Answer(string reply, Guid by, DateTimeOffset now)
    {
        if (Reply is not null)
            return new Refusal("comment-answered", "This comment was answered, and the answer is public.");
        (Reply, AnsweredBy, AnsweredAt) = (reply, by, now);
        return Outcome.Done;
    }
}
