using System.Text;
using System.Text.Json.Serialization;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Drafts;

/// <summary>Where a draft stands.</summary>
internal enum DraftState
{
    /// <summary>It is worked on.</summary>
    Open,

    /// <summary>It became a version of an agreement.</summary>
    Published,

    /// <summary>Nothing is to come of it.</summary>
    Discarded,
}

/// <summary>Identifies a draft of a framework document.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<FrameworkDraftId>))]
internal readonly record struct FrameworkDraftId(Guid Value) : IIdentifier<FrameworkDraftId>
{
    public static FrameworkDraftId New() => new(Guid.CreateVersion7());

    public static FrameworkDraftId From(Guid value) => new(value);
}

/// <summary>A framework document that its authority works on: of a new agreement, or the next version of one. Its text may have faults.</summary>
internal sealed class FrameworkDraft(FrameworkDraftId id, OrganisationReference authority, FrameworkId? frameworkId)
{
    public const int LongestTitle = 200;

    public FrameworkDraftId Id { get; private init; } = id;

    public OrganisationReference Authority { get; private init; } = authority;

    /// <summary>The agreement whose next version it is to be; null for a new one.</summary>
    public FrameworkId? FrameworkId { get; private set; } = frameworkId;

    /// <summary>What those who work on it call it.</summary>
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Of the text as UTF-8.</summary>
    public string Sha256 { get; private set; } = "";

    public DraftState State { get; private set; }

    /// <summary>Who wrote the text as it stands.</summary>
    public Guid EditedBy { get; private set; }

    public DateTimeOffset EditedAt { get; private set; }

    /// <summary>The text as bytes, for the reader of documents.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>Replaces title and text.</summary>
    public Outcome Write(string title, string text, Guid by, DateTimeOffset now)
    {
        if (RefuseUnlessOpen() is { } refusal)
            return refusal;
        (Title, Text, EditedBy, EditedAt) = (title, text, by, now);
        Sha256 = DocumentHash.Of(Text);
        return Outcome.Done;
    }

    public Outcome Discard()
    {
        if (RefuseUnlessOpen() is { } refusal)
            return refusal;
        State = DraftState.Discarded;
        return Outcome.Done;
    }

    /// <summary>It has become a version of this agreement.</summary>
    public void Become(FrameworkId framework) => (State, FrameworkId) = (DraftState.Published, framework);

    /// <summary>Why nothing more is done with it, if so.</summary>
    public Refusal? RefuseUnlessOpen() => State switch
    {
        DraftState.Open => null,
        DraftState.Published => new("draft-published", "This draft was published; write a new draft for the next version."),
        _ => new("draft-discarded", "This draft was discarded; write a new one."),
    };
}
