using Leadline.Primitives;

namespace Leadline.Lots.HelpRequests;

/// <summary>A request for help, for its buyer and for the authority's staff.</summary>
/// <param name="Id">The request.</param>
/// <param name="FrameworkId">The framework agreement whose authority is asked.</param>
/// <param name="Buyer">Who asks.</param>
/// <param name="Kind">What about.</param>
/// <param name="State">How far it is.</param>
/// <param name="DueOn">The last day on which an answer is in time.</param>
/// <param name="IsOverdue">Whether it is late today.</param>
/// <param name="TakenBy">Who of the authority has taken it; for the authority alone.</param>
/// <param name="TakenAt">When.</param>
/// <param name="Steps">What was asked and answered.</param>
internal sealed record HelpView(
    HelpRequestId Id, FrameworkId FrameworkId, OrganisationId Buyer, HelpKind Kind, HelpState State, DateOnly DueOn, bool IsOverdue, Guid? TakenBy, DateTimeOffset? TakenAt,
    IReadOnlyList<HelpStep> Steps)
{
    internal static HelpView Of(HelpRequest r, DateOnly today, bool forBuyer) => new(
        r.Id, r.FrameworkId, r.Buyer, r.Kind, r.State, r.DueOn, r.IsOverdueOn(today), forBuyer ? null : r.TakenBy, r.TakenAt, [.. r.Steps.OrderBy(s => s.Number)]);
}
