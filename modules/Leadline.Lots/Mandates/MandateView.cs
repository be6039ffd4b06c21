using Leadline.Primitives;

namespace Leadline.Lots.Mandates;

/// <summary>A mandate as it stood on a day: public once it was published.</summary>
/// <param name="Id">The mandate.</param>
/// <param name="FrameworkId">Of which framework agreement.</param>
/// <param name="ServiceLine">For which of its service lines.</param>
/// <param name="Use">What it lays down.</param>
/// <param name="Decider">Who decided it.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="LegalBasis">On what authority.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null until it is withdrawn.</param>
/// <param name="BuyerKinds">The kinds of buyers it is for.</param>
/// <param name="Organisations">The organisations that it names.</param>
/// <param name="AsAt">The day of the reading.</param>
/// <param name="Standing">How it stood on that day.</param>
/// <param name="Events">What had happened to it by then.</param>
internal sealed record MandateView(
    MandateId Id, FrameworkId FrameworkId, string ServiceLine, MandateUse Use, string Decider, DateOnly DecidedOn, string LegalBasis, DateOnly From, DateOnly? To,
    IReadOnlyList<string> BuyerKinds, IReadOnlyList<string> Organisations, DateOnly AsAt, MandateStanding Standing, IReadOnlyList<MandateEvent> Events)
{
    internal static MandateView Of(Mandate m, DateOnly day) => new(
        m.Id, m.FrameworkId, m.ServiceLine, m.Use, m.Decider, m.DecidedOn, m.LegalBasis, m.ValidFrom, m.ValidTo, m.BuyerKinds, m.Organisations, day, m.StandingOn(day),
        [.. m.Events.Where(e => e.On <= day).OrderBy(e => e.Number)]);
}

/// <summary>A dispute of a mandate, for the buyer that raised it and for the authority.</summary>
internal sealed record MandateDisputeView(
    MandateDisputeId Id, MandateId MandateId, FrameworkId FrameworkId, OrganisationId Buyer, string Statement, string AuthorityDisputed, DateTimeOffset RaisedAt,
    DisputeState State, DateTimeOffset? DecidedAt, string? DecidedBecause)
{
    internal static MandateDisputeView Of(MandateDispute d) => new(
        d.Id, d.MandateId, d.FrameworkId, d.Buyer, d.Statement, d.AuthorityDisputed, d.RaisedAt, d.State, d.DecidedAt, d.DecidedBecause);
}
