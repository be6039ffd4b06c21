using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;

namespace Leadline.Lots.Variations;

/// <summary>
/// What of a framework agreement's terms its suppliers are bound by, and whether two versions bind them to the same. Aside stand: names, planned days, the
/// number of places, who runs the agreement, its ceilings (they have rules of their own), lots and service lines that come new (nobody holds a place on them),
/// and the term where the next agreed option prolongs it.
/// </summary>
internal static class TermsThatBind
{
    private static readonly string[] AsideInFramework =
        [nameof(FrameworkTerms.Title), nameof(FrameworkTerms.Authority), nameof(FrameworkTerms.Timetable), nameof(FrameworkTerms.Reopenings), nameof(FrameworkTerms.Ceiling)];

    private static readonly string[] AsideInLot =
        [nameof(LotTerms.Title), nameof(LotTerms.PlacesAtMost), nameof(LotTerms.PlacesWarnBelow), nameof(LotTerms.Services), nameof(LotTerms.Ceiling)];

    /// <summary>The parts in which the later terms bind those who hold places under the earlier ones to something else; none where they are bound to the same.</summary>
    internal static IReadOnlyList<string> Changed(FrameworkTerms before, FrameworkTerms after, DateOnly today)
    {
        var (was, now) = (Read(Comparable(before)), Read(Comparable(Unprolonged(before, after, today))));
        var changed = Parts(was, now, AsideInFramework.Append(nameof(FrameworkTerms.Lots))).ToList();
        foreach (var lot in before.Lots)
        {
            if (after.Lots.FirstOrDefault(l => l.Number == lot.Number) is { } same)
                changed.AddRange(ChangedIn(lot, same, today));
            else
                changed.Add($"lot {lot.Number}");
        }

        return changed;
    }

    /// <summary>Whether later terms restore exactly what earlier ones bound suppliers to, with no lot and no line that the earlier ones lacked.</summary>
    internal static bool Restores(FrameworkTerms earlier, FrameworkTerms later, DateOnly today) =>
        PartsTouched.Between(earlier, later) is { Added.Count: 0, Dropped.Count: 0 } && Changed(earlier, later, today).Count == 0;

    private static IEnumerable<string> ChangedIn(LotTerms before, LotTerms after, DateOnly today)
    {
        foreach (var part in Parts(Read(before), Read(Unprolonged(before, after, today)), AsideInLot.Append(nameof(LotTerms.ServiceLines))))
            yield return $"lot {before.Number}, {part}";
        foreach (var line in before.ServiceLines)
        {
            if (after.ServiceLines.FirstOrDefault(l => l.Code == line.Code) is not { } same)
                yield return $"lot {before.Number}, service line {line.Code}";
            else
                foreach (var part in Parts(Read(line), Read(same), [nameof(ServiceLineTerms.Title)]))
                    yield return $"lot {before.Number}, service line {line.Code}, {part}";
        }
    }

    // What the platform's data says of the law, in other words with a later release, is no change of the agreement.
    private static FrameworkTerms Comparable(FrameworkTerms terms) =>
        terms with { Regime = new RegimeTerms(terms.Regime.Code, "", 0, default, default, "") };

    private static FrameworkTerms Unprolonged(FrameworkTerms before, FrameworkTerms after, DateOnly today) =>
        TakesOption(before.Term, before.Extensions, after.Term, after.Extensions, today) ? after with { Term = before.Term, Extensions = before.Extensions } : after;

    private static LotTerms Unprolonged(LotTerms before, LotTerms after, DateOnly today) =>
        before.Term is { } was && after.Term is { } now && TakesOption(was, before.Extensions, now, after.Extensions, today)
            ? after with { Term = was, Extensions = before.Extensions }
            : after;

    // An option is the authority's right, agreed beforehand: taken in its order, by at most its months, and told in time.
    private static bool TakesOption(TermDates before, IReadOnlyList<ExtensionOption> options, TermDates after, IReadOnlyList<ExtensionOption> left, DateOnly today) =>
        options is [var option, ..] && after.From == before.From && after.To > before.To && after.To <= before.ProlongedBy(option.Months)
        && today <= before.To.AddDays(-option.NoticeDays) && options.Skip(1).SequenceEqual(left);

    private static IEnumerable<string> Parts(JsonObject before, JsonObject after, IEnumerable<string> aside)
    {
        var names = before.Select(p => p.Key).Union(after.Select(p => p.Key)).Except(aside);
        return names.Where(name => !JsonNode.DeepEquals(before[name], after[name])).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
    }

    private static JsonObject Read<T>(T terms) => JsonSerializer.SerializeToNode(terms)!.AsObject();
}
