using Leadline.CallOff.Awards;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>A need as its buyer states it, whichever route it takes.</summary>
/// <param name="Route">The route.</param>
/// <param name="Contract">The first and the last day of what is bought, without extensions.</param>
/// <param name="Purpose">What it is bought for, where the framework agreement lets the buyer's kind buy for a purpose alone.</param>
/// <param name="IsMainlyHealthCare">Whether health care services are its main element.</param>
internal sealed record Need(CallOffRoute Route, TermDates Contract, string? Purpose, bool IsMainlyHealthCare);

/// <summary>Whether a need is one that a lot, and the law of its framework agreement, lets become a call-off.</summary>
internal static class NeedRules
{
    /// <summary>Of a new call-off, before anything is stored.</summary>
    internal static Refusal? Refuse(FrameworkTerms terms, LotTerms lot, OrganisationCopy buyer, Need need, DateOnly today)
    {
        if (need.IsMainlyHealthCare && terms.Regime.MainlyHealthCare is { } other && today >= other.From)
            return new Refusal("mainly-health-care", $"What is mainly health care belongs under the {other.Law}. {other.Pointer} ({other.Source})", "/isMainlyHealthCare");
        var purposes = terms.PurposesOf(buyer.Kind);
        if (purposes.Count > 0 && string.IsNullOrWhiteSpace(need.Purpose))
            return new Refusal("purpose-missing", $"{terms.Reference} lets buyers of kind {buyer.Kind} buy for this purpose alone, so say how the need serves it: {string.Join(" Or: ", purposes)}", "/purpose");
        var months = Months(need.Contract);
        var bounds = lot.BoundsOf(need.Route);
        if (months < bounds.LeastMonths)
            return new Refusal("contract-too-short", $"By this route a contract on lot {lot.Number} lasts at least {bounds.LeastMonths} months; this one lasts {months}.", LastDay(need));
        return months > bounds.MostMonths
            ? new Refusal("contract-too-long", $"By this route a contract on lot {lot.Number} lasts at most {bounds.MostMonths} months; this one lasts {months}.", LastDay(need))
            : null;
    }

    /// <summary>Of a decision to award: the whole value within the bounds that the route has in the version the call-off stands on.</summary>
    /// <param name="db">The module's store.</param>
    /// <param name="procedure">The call-off.</param>
    /// <param name="route">Its route.</param>
    /// <param name="twelfths">The value of the whole contract in twelfths of a penny, so that a yearly price is compared without a rounding.</param>
    /// <param name="stop">Cancels.</param>
    internal static async Task<Refusal?> RefuseValueAsync(this CallOffDbContext db, CallOffProcedure procedure, CallOffRoute route, decimal twelfths, CancellationToken stop) =>
        await db.TermsAsync<FrameworkTerms>(procedure.FrameworkId, procedure.FrameworkVersion, stop) is { } terms
            ? RefuseValue(terms.Lots.Single(l => l.Number == procedure.LotNumber), route, twelfths)
            : throw new InvalidOperationException($"Version {procedure.FrameworkVersion} of the framework agreement of {procedure.Reference} is not known here.");

    internal static Refusal? RefuseValue(LotTerms lot, CallOffRoute route, decimal twelfths)
    {
        var bounds = lot.BoundsOf(route);
        if (twelfths < bounds.LeastValue?.Pence * 12m)
            return new Refusal("value-too-low", $"By this route a contract on lot {lot.Number} is worth at least {bounds.LeastValue}.");
        return twelfths > bounds.MostValue?.Pence * 12m
            ? new Refusal("value-too-high", $"By this route a contract on lot {lot.Number} is worth at most {bounds.MostValue}.")
            : null;
    }

    /// <summary>The length in months; a month that is begun counts.</summary>
    internal static int Months(TermDates contract)
    {
        var end = contract.To.AddDays(1);
        var months = ((end.Year - contract.From.Year) * 12) + end.Month - contract.From.Month;
        return contract.From.AddMonths(months) < end ? months + 1 : months;
    }

    private static string LastDay(Need need) => need.Route == CallOffRoute.DirectAward ? "/termMonths" : "/contractTo";
}
