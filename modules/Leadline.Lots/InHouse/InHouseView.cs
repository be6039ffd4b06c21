using Leadline.Lots.Choices;
using Leadline.Primitives;

namespace Leadline.Lots.InHouse;

/// <summary>An in-house case, for its buyer and for the authority.</summary>
/// <param name="Id">The case.</param>
/// <param name="NeedId">For which need.</param>
/// <param name="FrameworkId">The framework agreement whose use is mandated.</param>
/// <param name="ServiceLine">For which line.</param>
/// <param name="MandateId">By which mandate.</param>
/// <param name="Buyer">Whose case it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="Round">Which submission is the present one.</param>
/// <param name="Statements">What is said, in every submission.</param>
/// <param name="Marks">What was given for it, with the reasons.</param>
/// <param name="StrandedCosts">Of the present submission.</param>
/// <param name="StrandedWhole">All of them.</param>
/// <param name="Shares">Each buyer's part, to the penny.</param>
/// <param name="Steps">What happened.</param>
internal sealed record InHouseCaseView(
    InHouseCaseId Id, NeedId NeedId, FrameworkId FrameworkId, string ServiceLine, Guid MandateId, OrganisationId Buyer, InHouseState State, int Round,
    IReadOnlyList<InHouseStatement> Statements, IReadOnlyList<InHouseMark> Marks, IReadOnlyList<StrandedCost> StrandedCosts, Money StrandedWhole,
    IReadOnlyList<CostShare> Shares, IReadOnlyList<InHouseStep> Steps)
{
    internal static InHouseCaseView Of(InHouseCase c) => new(
        c.Id, c.NeedId, c.FrameworkId, c.ServiceLine, c.MandateId, c.Buyer, c.State, c.Round,
        [.. c.Statements.OrderBy(s => s.Round).ThenBy(s => Place(s.Criterion))], [.. c.Marks.OrderBy(m => m.Round).ThenBy(m => Place(m.Criterion))],
        [.. c.Costs.Where(s => s.Round == c.Round).OrderBy(s => s.Number)], c.StrandedWhole, [.. c.Shares.Where(s => s.Round == c.Round).OrderBy(s => s.Organisation)], [.. c.Steps.OrderBy(s => s.Number)]);

    private static int Place(string criterion) => InHouseTest.Shipped.Criteria.Index().FirstOrDefault(c => c.Item.Code == criterion).Index;
}
