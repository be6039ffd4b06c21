using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.InHouse;
using Leadline.Lots.Mandates;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Choices;

/// <summary>
/// All choices for a need, as they are on a day, in the order of the data: every route of every framework agreement that holds the line, and what else there
/// is. None is left out: one that can't be taken stands there with the reason.
/// </summary>
internal static class OfferChoices
{
    private sealed record Known(FrameworkId Id, FrameworkState State, FrameworkTerms Terms);

    internal static async Task<IReadOnlyList<OfferedChoice>> ChoicesAsync(this LotsDbContext db, Need need, OrganisationCopy buyer, DateOnly today, CancellationToken stop)
    {
        var frameworks = await FrameworksAsync(db, today, stop);
        IReadOnlyList<Mandate> mandates = need is { ServiceLine: { } line } ? await db.BindingAsync(need.FrameworkId, line, buyer, today, stop) : [];
        var approved = mandates.Count > 0 && await db.InHouseCases.AnyAsync(c => c.NeedId == need.Id && c.State == InHouseState.Approved, stop);

        List<OfferedChoice> choices = [];
        foreach (var text in ChoiceCatalogue.Shipped.Texts)
        {
            if (RouteOf(text.Kind) is { } route)
                choices.AddRange(Routes(text, route, need, buyer, frameworks, mandates, today));
            else
                choices.Add(new OfferedChoice(KeyOf(text.Kind), text, null, null, null, null, null, [.. Others(text.Kind, choices, mandates, approved)]));
        }

        return choices;
    }

    private static CallOffRoute? RouteOf(ChoiceKind kind) => kind switch
    {
        ChoiceKind.FurtherCompetition => CallOffRoute.FurtherCompetition,
        ChoiceKind.DirectAward => CallOffRoute.DirectAward,
        _ => null,
    };

    private static string KeyOf(ChoiceKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static IEnumerable<OfferedChoice> Routes(
        ChoiceText text, CallOffRoute route, Need need, OrganisationCopy buyer, IReadOnlyList<Known> frameworks, IReadOnlyList<Mandate> mandates, DateOnly today) =>
        from f in frameworks
        where need.ServiceLine is not null || f.State == FrameworkState.Live
        from lot in f.Terms.Lots
        where need.ServiceLine is null || lot.ServiceLines.Any(l => l.Code == need.ServiceLine)
        select new OfferedChoice(
            $"{KeyOf(text.Kind)}/{f.Terms.Reference}/{lot.Number}", text, f.Id, f.Terms.Reference, lot.Number, lot.Title, f.Terms.Charge.Rate,
            [.. Against(route, f, lot, need, buyer, mandates, today)]);

    private static IEnumerable<NotAvailable> Against(CallOffRoute route, Known f, LotTerms lot, Need need, OrganisationCopy buyer, IReadOnlyList<Mandate> mandates, DateOnly today)
    {
        var terms = f.Terms;
        var term = terms.TermOf(lot);
        if (f.State != FrameworkState.Live || today < term.From || today > term.To)
            yield return new NotAvailable("framework-not-live", $"{terms.Reference} takes no new call-offs now.");
        if (!terms.BuyerKinds.Contains(buyer.Kind))
            yield return new NotAvailable("buyer-not-eligible", $"{terms.Reference} may be used by: {string.Join(", ", terms.BuyerKinds)}; you are of kind {buyer.Kind}.");
        if (!lot.Routes.Contains(route))
            yield return new NotAvailable("route-not-allowed", $"Lot {lot.Number} of {terms.Reference} does not allow this route.");
        if (OutOfBounds(lot.BoundsOf(route), lot, need) is { } bounds)
            yield return bounds;
        if (mandates.Count > 0 && mandates.All(m => m.FrameworkId != f.Id))
            yield return Mandated(mandates[0]);
    }

    private static NotAvailable? OutOfBounds(RouteBounds bounds, LotTerms lot, Need need)
    {
        if (need.TermMonths < bounds.LeastMonths || need.TermMonths > bounds.MostMonths)
            return new NotAvailable("term-out-of-bounds", $"By this route a contract on lot {lot.Number} lasts {Between(bounds.LeastMonths, bounds.MostMonths)} months; yours lasts {need.TermMonths}.");
        return need.ExpectedValue.Pence < bounds.LeastValue?.Pence || need.ExpectedValue.Pence > bounds.MostValue?.Pence
            ? new NotAvailable("value-out-of-bounds", $"By this route a contract on lot {lot.Number} is worth {Between(bounds.LeastValue, bounds.MostValue)}; yours is worth {need.ExpectedValue}.")
            : null;
    }

    private static string Between<T>(T? least, T? most)
        where T : struct => (least, most) switch
    {
        ({ } from, { } to) => $"{from} to {to}",
        ({ } from, null) => $"at least {from}",
        _ => $"at most {most}",
    };

    private static IEnumerable<NotAvailable> Others(ChoiceKind kind, IReadOnlyList<OfferedChoice> routes, IReadOnlyList<Mandate> mandates, bool approved)
    {
        if (kind == ChoiceKind.JointProcurement && !routes.Any(r => r is { IsAvailable: true, Text.Kind: ChoiceKind.FurtherCompetition }))
            yield return new NotAvailable("no-lot-open", "There is no lot on which a further competition could be run jointly now.");
        if (kind == ChoiceKind.InHouse && mandates is [var mandate, ..] && !approved)
            yield return new NotAvailable("in-house-case-needed", $"Use is mandated by {mandate.Decider}. To deliver it yourself, submit an in-house case and have it approved.");
        if (kind is ChoiceKind.AnotherFramework or ChoiceKind.OwnTender && mandates.Count > 0)
            yield return Mandated(mandates[0]);
    }

    private static NotAvailable Mandated(Mandate mandate) =>
        new("use-mandated", $"Use of a framework agreement for this line is mandated by {mandate.Decider} from {mandate.ValidFrom:O} on. You can dispute that.");

    private static async Task<IReadOnlyList<Known>> FrameworksAsync(LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        var found = await db.Frameworks.AsNoTracking().OrderBy(f => f.Reference).Select(f => new
        {
            f.Id,
            f.State,
            InForce = f.Versions.Where(v => v.EffectiveFrom <= today).OrderByDescending(v => v.Number).Select(v => v.Terms).FirstOrDefault(),
            First = f.Versions.OrderBy(v => v.Number).Select(v => v.Terms).First(),
        }).ToListAsync(stop);
        return [.. found.Select(f => new Known(f.Id, f.State, FrameworkVersion.Read(f.InForce ?? f.First)))];
    }
}
