using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads when an open framework is re-opened to new suppliers, and holds it against the regime's rule.</summary>
internal static class ReopeningsReader
{
    private const string Name = "re-openings";

    internal static IReadOnlyList<DateOnly> Read(DocumentFields fields, ProcedureProfile? profile, TermDates? term)
    {
        var checks = fields.Checks;
        if (profile is not null && profile.Reopening is null && fields.Has(Name))
            checks.Refuse(fields.Key(Name), FaultCodes.ForbiddenByRegime,
                $"Under {profile.Terms.Title} a framework is not re-opened: suppliers join by a new procurement. Remove '{Name}', or state the regime of an open framework.",
                profile.Terms.Joining?.Source);
        var days = fields.Has(Name)
            ? (fields.Items(Name) ?? []).Select(node => (Place: node.Place, Day: checks.Date(node))).Where(d => d.Day is not null).ToList()
            : [];
        foreach (var (place, day) in days.Where(d => term is { From.Year: > 1, To.Year: > 1 } && (d.Day < term.From || d.Day > term.To)))
            checks.Refuse(place, FaultCodes.DatesOrder, $"The re-opening on {day:O} lies outside the term, which runs from {term!.From:O} to {term.To:O}.");
        foreach (var ((_, before), (place, day)) in days.Zip(days.Skip(1)).Where(p => p.Second.Day <= p.First.Day))
            checks.Refuse(place, FaultCodes.DatesOrder, $"The re-opening on {day:O} does not come after the one before it, on {before:O}.");
        if (profile?.Reopening is { } rule && term is { From.Year: > 1, To.Year: > 1 })
            HoldAgainst(rule, [.. days.Select(d => d.Day!.Value)], term, fields);
        return [.. days.Select(d => d.Day!.Value)];
    }

    private static void HoldAgainst(ReopeningRule rule, List<DateOnly> days, TermDates term, DocumentFields fields)
    {
        var latest = term.From.AddYears(rule.FirstWithinYears);
        foreach (var day in days.Append(term.To))
        {
            if (day > latest)
            {
                fields.Checks.Refuse(fields.Key(Name), FaultCodes.ReopeningMissing,
                    $"The framework must be re-opened by {latest:O} ({rule.FirstWithinYears} years from its start, then every {rule.ThenEveryYears}), " +
                    $"and no re-opening is planned before {day:O}.", rule.Source);
                return;
            }

            latest = day.AddYears(rule.ThenEveryYears);
        }
    }
}
