using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>A raise of a ceiling: public, but for who proposed and decided.</summary>
internal sealed record CeilingRaiseView(
    CeilingRaiseId Id, string? LotNumber, Money Amount, string Ground, string GroundTitle, string GroundSource, string? NoticeReference, DateOnly? NoticeOn,
    string Reason, DateTimeOffset ProposedAt, bool? IsConfirmed, string? DecisionReason, DateTimeOffset? DecidedAt)
{
    internal static CeilingRaiseView Of(CeilingRaise r, CeilingRaiseDecision? d) => new(
        r.Id, r.LotNumber, r.Amount, r.Ground, r.GroundTitle, r.GroundSource, r.NoticeReference, r.NoticeOn, r.Reason, r.ProposedAt, d?.IsConfirmed, d?.Reason, d?.DecidedAt);
}

/// <summary>A ceiling. What is counted under it is for the authority alone: it tells what single contracts are worth.</summary>
internal sealed record CeilingView(
    string? LotNumber, string Title, Money? Stated, Money Raised, Money? Ceiling, Money? Committed, Money? Reported, Money? Counted, Money? Left, bool? IsNear)
{
    internal static CeilingView Of(CeilingStand c, bool whole) => new(
        c.Lot, c.Title, c.Stated, c.Raised, c.Limit, whole ? c.Committed : null, whole ? c.Reported : null, whole ? c.Counted : null, whole ? c.Left : null, whole ? c.IsNear : null);
}

/// <summary>The ceilings of a framework agreement: its own first, then its lots'.</summary>
internal sealed record CeilingsView(FrameworkId FrameworkId, string Reference, IReadOnlyList<CeilingView> Ceilings, IReadOnlyList<CeilingRaiseView> Raises);
