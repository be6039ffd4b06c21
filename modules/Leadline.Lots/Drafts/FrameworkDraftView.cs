using Leadline.Primitives;

namespace Leadline.Lots.Drafts;

/// <summary>A draft in a list, without its text.</summary>
internal sealed record FrameworkDraftRow(
    FrameworkDraftId Id, string Title, FrameworkId? FrameworkId, DraftState State, string Sha256, Guid EditedBy, DateTimeOffset EditedAt)
{
    internal static FrameworkDraftRow Of(FrameworkDraft d) => new(d.Id, d.Title, d.FrameworkId, d.State, d.Sha256, d.EditedBy, d.EditedAt);
}

/// <summary>A draft with its text.</summary>
internal sealed record FrameworkDraftView(
    FrameworkDraftId Id, string Title, FrameworkId? FrameworkId, DraftState State, string Sha256, Guid EditedBy, DateTimeOffset EditedAt, string Text)
{
    internal static FrameworkDraftView Of(FrameworkDraft d) => new(d.Id, d.Title, d.FrameworkId, d.State, d.Sha256, d.EditedBy, d.EditedAt, d.Text);
}
