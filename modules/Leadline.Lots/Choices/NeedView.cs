using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Choices;

/// <summary>A choice that was recorded, for its buyer and for the authority's auditor.</summary>
/// <param name="Id">The record.</param>
/// <param name="NeedId">The need.</param>
/// <param name="Buyer">Whose it is.</param>
/// <param name="FrameworkId">The framework agreement that is used, or that the need names.</param>
/// <param name="Choice">The key of the choice.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Reason">Why it was taken.</param>
/// <param name="Shown">Everything that the buyer was shown then.</param>
/// <param name="TakenAt">When.</param>
internal sealed record ChoiceRecordView(
    ChoiceRecordId Id, NeedId NeedId, OrganisationId Buyer, FrameworkId? FrameworkId, string Choice, ChoiceKind Kind, string Reason, IReadOnlyList<OfferedChoice> Shown,
    DateTimeOffset TakenAt)
{
    internal static ChoiceRecordView Of(ChoiceRecord r) =>
        new(r.Id, r.NeedId, r.Buyer, r.FrameworkId, r.Choice, r.Kind, r.Reason, OfferedChoice.Read(r.Shown), r.TakenAt);
}

/// <summary>A need with every choice there is for it, and what was recorded.</summary>
/// <param name="Id">The need.</param>
/// <param name="Buyer">Whose it is.</param>
/// <param name="Title">What is needed.</param>
/// <param name="FrameworkId">The framework agreement that it names.</param>
/// <param name="ServiceLine">And the line.</param>
/// <param name="ExpectedValue">Over the whole term, without VAT.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="TermMonths">The term.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="StatedAt">When it was stated.</param>
/// <param name="AsAt">The day on which the choices are so.</param>
/// <param name="Order">Why they stand in this order, which recommends nothing.</param>
/// <param name="Choices">All of them.</param>
/// <param name="Taken">What was recorded, the latest last.</param>
internal sealed record NeedView(
    NeedId Id, OrganisationId Buyer, string Title, FrameworkId? FrameworkId, string? ServiceLine, Money ExpectedValue, DateOnly StartsOn, int TermMonths, string Purpose,
    DateTimeOffset StatedAt, DateOnly AsAt, string Order, IReadOnlyList<OfferedChoice> Choices, IReadOnlyList<ChoiceRecordView> Taken)
{
    internal static async Task<NeedView> OfAsync(Need n, OrganisationCopy buyer, LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        var taken = await db.ChoiceRecords.AsNoTracking().Where(r => r.NeedId == n.Id).OrderBy(r => r.Id).ToListAsync(stop);
        return new NeedView(
            n.Id, n.Buyer, n.Title, n.FrameworkId, n.ServiceLine, n.ExpectedValue, n.StartsOn, n.TermMonths, n.Purpose, n.StatedAt, today, ChoiceCatalogue.Shipped.Order,
            await db.ChoicesAsync(n, buyer, today, stop), [.. taken.Select(ChoiceRecordView.Of)]);
    }
}

/// <summary>A need in a list.</summary>
internal sealed record NeedRow(NeedId Id, OrganisationId Buyer, string Title, FrameworkId? FrameworkId, string? ServiceLine, Money ExpectedValue, DateOnly StartsOn, DateTimeOffset StatedAt)
{
    internal static NeedRow Of(Need n) => new(n.Id, n.Buyer, n.Title, n.FrameworkId, n.ServiceLine, n.ExpectedValue, n.StartsOn, n.StatedAt);
}
