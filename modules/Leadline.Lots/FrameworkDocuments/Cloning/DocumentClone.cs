using System.Globalization;
using Leadline.Lots.FrameworkDocuments.Editing;
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
        if (TextEdits.Unfit(document.Text) is { } unreadable)
            return (null, unreadable);
        var root = (MappingNode)DocumentTree.Of(document.Text, new DocumentChecks())!;
        var moved = new Moving(document.ProcurementBegan, next.Began);
        List<TextEdit> edits = [];
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
                edits.Add(new TextEdit(scalar.Place, scalar.Text, entry.Name == "title" ? Quoted(text) : text));
        }

        Move(root, "", moved, edits);
        var (edited, unfit) = TextEdits.Apply(document.Text, edits);
        return unfit is not null
            ? (null, unfit)
            : ($"# The next generation of {document.Terms.Reference}, made from its version {version} (SHA-256 {document.Sha256}).\n{edited}", null);
    }

    private static string? Regime(FrameworkDocument document, NextGeneration next, ProcedureProfileCatalogue profiles)
    {
        var inForce = profiles.InForceOn(next.Began).Select(p => p.Terms.Code).ToList();
        if (next.Regime is not null)
            return inForce.Contains(next.Regime) ? next.Regime : null;
        return inForce.Contains(document.Terms.Regime.Code) ? document.Terms.Regime.Code : inForce is [var only] ? only : null;
    }

    private static void Move(DocumentNode node, string under, Moving moved, List<TextEdit> edits)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (var entry in mapping.Entries.Where(e => e.Name != Began))
                    Move(entry.Value, under == Timetable || Days.Contains(entry.Name) ? Timetable : entry.Name, moved, edits);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Move(item, under == Reopenings ? Timetable : "", moved, edits);
                break;
            case ScalarNode scalar when under == Timetable && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                edits.Add(new TextEdit(scalar.Place, scalar.Text, moved.Of(day).ToString("O", CultureInfo.InvariantCulture)));
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
}
