using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Lots.Guide;

/// <summary>What a buyer says of a need before it knows what to buy from; what is not said is null or empty.</summary>
/// <param name="Words">Each must stand somewhere in what a line says of itself.</param>
/// <param name="BuyerKind">One of <see cref="BuyerKinds"/>.</param>
/// <param name="Route">How it wants to buy.</param>
/// <param name="Months">How long the contract is to last.</param>
/// <param name="Value">What it is worth as a whole, net of VAT.</param>
/// <param name="Answers">Choices of questions, each as the question's code, a dot and the choice's code: of each question named, the line's form has at least one of those chosen.</param>
internal sealed record GuidedNeed(
    IReadOnlyList<string> Words, string? BuyerKind = null, CallOffRoute? Route = null, int? Months = null, Money? Value = null, IReadOnlyList<string>? Answers = null);

/// <summary>Why a line that is what was looked for can't be bought so.</summary>
internal enum WhyNot
{
    /// <summary>The lot takes no call-offs on that day.</summary>
    NotLive,

    /// <summary>The framework agreement is not open to that kind of organisation.</summary>
    NotForThisKind,

    /// <summary>The lot does not allow the route.</summary>
    NotByThisRoute,

    /// <summary>No route of the lot lets a contract last so long or so short.</summary>
    NotForThisLength,

    /// <summary>No route of the lot lets a contract be worth so much or so little.</summary>
    NotForThisValue,
}

/// <summary>A line that is what was looked for.</summary>
/// <param name="Offer">The line on its lot.</param>
/// <param name="Routes">The ways in which it can be bought; empty where it can't.</param>
/// <param name="Against">Why it can't be bought, each reason that there is; empty where it can.</param>
/// <param name="Purposes">One of these the buyer must buy for; empty where it may for any.</param>
internal sealed record GuidedMatch(Offer Offer, IReadOnlyList<CallOffRoute> Routes, IReadOnlyList<WhyNot> Against, IReadOnlyList<string> Purposes);

/// <summary>Finds what serves a need. Its order is that of references and documents: no framework agreement, lot or line is put before another.</summary>
internal static class Guidance
{
    /// <summary>The lines that are what was looked for, those that can be bought and those that can't alike.</summary>
    internal static IReadOnlyList<GuidedMatch> Find(IReadOnlyList<Offer> offers, GuidedNeed need) =>
        [.. offers.Where(o => need.Words.All(w => Says(o, w)) && QuestionFilters.Fit(o.Line, need.Answers ?? [])).Select(o => Judge(o, need))];

    private static GuidedMatch Judge(Offer offer, GuidedNeed need)
    {
        List<WhyNot> against = [];
        if (!offer.IsLive)
            against.Add(WhyNot.NotLive);
        if (need.BuyerKind is { } kind && !offer.Terms.BuyerKinds.Contains(kind))
            against.Add(WhyNot.NotForThisKind);
        var routes = offer.Lot.Routes.Where(r => need.Route is null || r == need.Route).Select(offer.Lot.BoundsOf).ToList();
        if (routes.Count == 0)
            against.Add(WhyNot.NotByThisRoute);
        var lasting = routes.Where(b => !(need.Months < b.LeastMonths) && !(need.Months > b.MostMonths)).ToList();
        if (routes.Count > 0 && lasting.Count == 0)
            against.Add(WhyNot.NotForThisLength);
        var worth = lasting.Where(b => !(need.Value < b.LeastValue) && !(need.Value > b.MostValue) && !(need.Value > offer.Ceiling)).ToList();
        if (lasting.Count > 0 && worth.Count == 0)
            against.Add(WhyNot.NotForThisValue);
        return new GuidedMatch(offer, against.Count == 0 ? [.. worth.Select(b => b.Route)] : [], against,
            need.BuyerKind is null ? [] : offer.Terms.PurposesOf(need.BuyerKind));
    }

    private static bool Says(Offer offer, string word) =>
        Texts(offer).Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Texts(Offer offer) =>
    [
        offer.Line.Code, offer.Line.Title, offer.Line.Summary, offer.Lot.Title, offer.Terms.Title, offer.Terms.Reference, offer.Service?.Title ?? "", offer.Service?.Summary ?? "",
        .. offer.Line.MinimumSpecification.Select(i => i.Text), .. offer.Line.Form.SelectMany(q => q.Choices.Select(c => c.Title).Prepend(q.Title)),
    ];
}
