using Leadline.Lots.Contracts;
using Leadline.Lots.Variations;
using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>Whether a ceiling may be raised, by the law of its framework agreement; asked when a raise is proposed, and again when it is confirmed.</summary>
internal static class RaiseRules
{
    /// <param name="ceilings">As they stand.</param>
    /// <param name="confirmed">The raises that count already.</param>
    /// <param name="raise">The raise.</param>
    /// <param name="today">Today.</param>
    internal static Refusal? Refuse(FrameworkCeilings ceilings, IReadOnlyList<CeilingRaise> confirmed, CeilingRaise raise, DateOnly today)
    {
        var terms = ceilings.Terms;
        if (ceilings.Find(raise.LotNumber) is not { } ceiling)
            return new Refusal("lot-unknown", $"{terms.Reference} has no lot {raise.LotNumber}.", "/lotNumber");
        if (ceiling.Stated is not { } stated)
            return new Refusal("no-ceiling", $"{Named(terms, raise)} has no ceiling, so there is nothing to raise.", "/lotNumber");
        if (ModificationRules.GroundOf(terms.Regime, raise.Ground) is not { } ground)
            return ModificationRules.UnknownGround(terms.Regime, raise.Ground);
        return ModificationRules.RefuseNotice(ground, raise.NoticeReference, raise.NoticeOn, today) ?? RefuseAmount(ground, stated, confirmed, raise, terms) ?? RefuseOverFramework(ceilings, ceiling, raise);
    }

    private static Refusal? RefuseAmount(ModificationGround ground, Money stated, IReadOnlyList<CeilingRaise> confirmed, CeilingRaise raise, FrameworkTerms terms)
    {
        if (ground.AtMost is not { } rate)
            return null;
        var before = ground.IsOfEachChange
            ? 0m
            : confirmed.Where(r => r.Id != raise.Id && r.LotNumber == raise.LotNumber && r.Ground == raise.Ground).Sum(r => (decimal)r.Amount.Pence);
        // Compared whole, without a rounding that could let a penny through.
        if ((before + raise.Amount.Pence) * BasisPoints.PerWhole <= (decimal)stated.Pence * rate.Value)
            return null;
        var already = before > 0 ? $" It was raised by {new Money((long)before)} on it already." : "";
        return new Refusal("raise-over-cap",
            $"On this ground the ceiling of {Named(terms, raise)}, {stated} as the document states it, may be raised by at most {rate} of that{(ground.IsOfEachChange ? " at a time" : " in all")} ({ground.Source}).{already}", "/amount");
    }

    private static Refusal? RefuseOverFramework(FrameworkCeilings ceilings, CeilingStand ceiling, CeilingRaise raise) =>
        ceiling.Lot is not null && ceiling.Limit + raise.Amount > ceilings.All[0].Limit
            ? new Refusal("ceiling-over-framework", $"The lot's ceiling would be over the framework agreement's, {ceilings.All[0].Limit}. Raise that first.", "/amount")
            : null;

    private static string Named(FrameworkTerms terms, CeilingRaise raise) => raise.LotNumber is { } lot ? $"lot {lot} of {terms.Reference}" : terms.Reference;
}
