using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the term and holds it against the regime's limit.</summary>
internal static class TermReader
{
    private const int LongestExtension = 120, LongestNotice = 365, LongestTogether = 600;

    internal sealed record Term(TermDates Dates, string? Justification, IReadOnlyList<ExtensionOption> Extensions);

    internal static Term Read(DocumentFields fields, ProcedureProfile? profile, DateOnly? began)
    {
        var checks = fields.Checks;
        var from = checks.Date(fields.Need("from"));
        var to = checks.Date(fields.Need("to"));
        var justification = checks.Text(fields.Find("justification"), Shapes.Summary, severalLines: true);

        var sector = Sector(fields, profile);
        var extensions = fields.Has("extensions") ? (fields.Items("extensions") ?? []).Select(node => checks.Mapping(node, Extension)).OfType<ExtensionOption>().ToList() : [];

        if (extensions.Sum(e => e.Months) is var together and > LongestTogether)
        {
            checks.Refuse(fields.Key("extensions"), FaultCodes.OutOfRange, $"All extensions together may come to {LongestTogether} months, and these come to {together}.");
            extensions.Clear();
        }

        if (began > from)
            checks.Refuse(fields.Value("from"), FaultCodes.DatesOrder,
                $"The term starts on {from:O}, before its procurement began on {began:O}.");
        if (from > to)
            checks.Refuse(fields.Value("to"), FaultCodes.DatesOrder, $"The term ends on {to:O}, before it starts on {from:O}.");
        else if (profile?.Limit is { } limit && from is { } first && to is { } last)
            HoldAgainst(limit.In(sector), first, last, extensions.Sum(e => e.Months), fields);
        return new Term(new TermDates(from ?? default, to ?? default), justification, extensions);
    }

    private static ExtensionOption Extension(DocumentFields fields) => new(
        fields.Checks.Whole(fields.Need("months"), 1, LongestExtension, "months") ?? 0,
        fields.Checks.Whole(fields.Need("notice-days"), 0, LongestNotice, "calendar days before the term's end") ?? 0);

    private static string? Sector(DocumentFields fields, ProcedureProfile? profile)
    {
        if (!fields.Has("sector") || fields.Checks.Code(fields.Find("sector")) is not { } sector || profile is null)
            return null;
        IReadOnlyCollection<string> known = [.. profile.Limit?.YearsOfSectors.Keys ?? []];
        if (!known.Contains(sector))
            fields.Checks.Refuse(fields.Value("sector"), FaultCodes.UnknownSector,
                $"{profile.Terms.Title} has no limit of its own for the sector {sector.Quoted()}. " +
                $"Known: {(known.Count == 0 ? "none" : Wording.Listed(known))}.{fields.Checks.Suggestion(sector, known)}", profile.Limit?.Source);
        return sector;
    }

    private static void HoldAgainst(TermLimit limit, DateOnly from, DateOnly to, int prolonged, DocumentFields fields)
    {
        var latest = limit.LastDay(from);
        var end = new TermDates(from, to).ProlongedBy(prolonged);
        if (end <= latest || (limit.LongerWithJustification && fields.Has("justification")))
            return;
        var otherwise = limit.LongerWithJustification ? ", or state in 'justification' the exceptional reason for a longer term" : "";
        fields.Checks.Refuse(fields.Value("to"), FaultCodes.TermOverLimit,
            $"The term may not exceed {limit.Years} years: starting on {from:O} it may last until {latest:O}, " +
            (prolonged == 0 ? $"but {to:O} was found. " : $"but with its extensions it ends on {end:O}. ") + $"End it by then{otherwise}.",
            limit.Source);
    }
}
