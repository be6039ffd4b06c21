using System.Globalization;
using System.Text;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments.Cloning;

/// <summary>What the next generation of a framework agreement is called, and when it begins.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title; null for the one it has.</param>
/// <param name="Began">The day on which its procurement begins; every other day moves by as many whole months.</param>
/// <param name="Regime">Its procedure profile; null where one alone is in force on that day.</param>
internal sealed record NextGeneration(string Reference, string? Title, DateOnly Began, string? Regime);

/// <summary>Makes the document of the next generation out of one in order: its layout, its comments and its sources stay.</summary>
internal static class DocumentClone
{
    private const string Began = "procurement-began", Timetable = "timetable", Reopenings = "re-openings";
    private static readonly string[] Days = ["from", "to", "earliest", "latest"];

    /// <summary>The text, or what is wrong with what was asked for. The text itself is still to be checked: a rule of the new regime may forbid what the old one let stand.</summary>
    internal static (string? Text, DocumentFault? Fault) Of(FrameworkDocument document, int version, NextGeneration next, ProcedureProfileCatalogue profiles)
    {
        if (Regime(document, next, profiles) is not { } regime)
            return (null, new DocumentFault(0, 0, "/regime", FaultCodes.UnknownRegime,
                $"Name the regime: on {next.Began:O} these are in force: {string.Join(", ", profiles.InForceOn(next.Began).Select(p => p.Terms.Code).DefaultIfEmpty("none of those known"))}."));
        if (document.Text.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0 || document.Text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal))
            return (null, new DocumentFault(0, 0, "", FaultCodes.ControlCharacter, "The document breaks lines otherwise than with line feeds, so that its places can't be told. Save it so, and clone again."));
        var root = (MappingNode)DocumentTree.Of(document.Text, new DocumentChecks())!;
        var moved = new Moving(document.ProcurementBegan, next.Began);
        List<(Place Place, string Was, string Text)> changes = [];
        foreach (var entry in root.Entries)
        {
            var text = entry.Name switch
            {
                "reference" => next.Reference,
                "title" => next.Title,
                "regime" => regime,
                Began => next.Began.ToString("O", CultureInfo.InvariantCulture),
                _ => null,
            };
            if (text is not null && entry.Value is ScalarNode scalar)
                changes.Add((scalar.Place, scalar.Text, entry.Name == "title" ? Quoted(text) : text));
        }

        Move(root, "", moved, changes);
        var lines = document.Text.Split('\n');
        if (changes.Find(c => Length(lines[c.Place.Line - 1], c.Place.Column - 1, c.Was) is null) is { Was: not null } unfit)
            return (null, new DocumentFault(unfit.Place.Line, unfit.Place.Column, unfit.Place.Path, FaultCodes.Shape, "This value is to be changed, and is not written out on one line. Write it so, and clone again."));
        return ($"# The next generation of {document.Terms.Reference}, made from its version {version} (SHA-256 {document.Sha256}).\n{Edited(lines, changes)}", null);
    }

    private static string? Regime(FrameworkDocument document, NextGeneration next, ProcedureProfileCatalogue profiles)
    {
        var inForce = profiles.InForceOn(next.Began).Select(p => p.Terms.Code).ToList();
        if (next.Regime is not null)
            return inForce.Contains(next.Regime) ? next.Regime : null;
        return inForce.Contains(document.Terms.Regime.Code) ? document.Terms.Regime.Code : inForce is [var only] ? only : null;
    }

    private static void Move(DocumentNode node, string under, Moving moved, List<(Place, string, string)> changes)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (var entry in mapping.Entries.Where(e => e.Name != Began))
                    Move(entry.Value, under == Timetable || Days.Contains(entry.Name) ? Timetable : entry.Name, moved, changes);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Move(item, under == Reopenings ? Timetable : "", moved, changes);
                break;
            case ScalarNode scalar when under == Timetable && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                changes.Add((scalar.Place, scalar.Text, moved.Of(day).ToString("O", CultureInfo.InvariantCulture)));
                break;
        }
    }

    /// <summary>Moves days by the whole months between two beginnings.</summary>
    private sealed record Moving(DateOnly Was, DateOnly Now)
    {
        private int Months => ((Now.Year - Was.Year) * 12) + Now.Month - Was.Month;

        // What did not lie before the beginning does not come to lie before it.
        internal DateOnly Of(DateOnly day) => day >= Was && Moved(day) < Now ? Now : day == Was ? Now : Moved(day);

        // The last day of a month stays the last: a term that ends with February must not end on the 28th of March.
        private DateOnly Moved(DateOnly day) => day.AddDays(1).Day == 1 ? day.AddDays(1).AddMonths(Months).AddDays(-1) : day.AddMonths(Months);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // From the end to the start, so that the places of those before stay true.
    private static string Edited(string[] lines, List<(Place Place, string Was, string Text)> changes)
    {
        foreach (var (place, was, now) in changes.OrderByDescending(c => c.Place.Line).ThenByDescending(c => c.Place.Column))
        {
            var (line, at) = (lines[place.Line - 1], place.Column - 1);
            lines[place.Line - 1] = new StringBuilder(line).Remove(at, Length(line, at, was)!.Value).Insert(at, now).ToString();
        }

        return string.Join('\n', lines);
    }

    // How many characters the value takes where it stands; null where it does not stand there as it reads.
    private static int? Length(string line, int at, string value)
    {
        foreach (var quote in (string[])["", "\"", "'"])
        {
            if (string.CompareOrdinal(line, at, quote + value + quote, 0, value.Length + (2 * quote.Length)) == 0)
                return value.Length + (2 * quote.Length);
        }

        return null;
    }
}
