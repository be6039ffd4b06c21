using System.Text;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments.Editing;

/// <summary>One value to be replaced where it stands.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Was">The value as it reads.</param>
/// <param name="Now">What is to stand there.</param>
/// <param name="KeepsQuotes">Whether quotes around it stay; else they go with it.</param>
internal sealed record TextEdit(Place Place, string Was, string Now, bool KeepsQuotes = false);

/// <summary>Replaces single values in a document: its layout and its comments stay.</summary>
internal static class TextEdits
{
    private static readonly string[] Quotes = ["", "\"", "'"];

    /// <summary>Why the places of values can't be told in a text; null where they can.</summary>
    internal static DocumentFault? Unfit(string text) =>
        text.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0 || text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal)
            ? new DocumentFault(0, 0, "", FaultCodes.ControlCharacter, "The document breaks lines otherwise than with line feeds, so that its places can't be told. Save it so, and try again.")
            : null;

    /// <summary>The edited text; or the first value that does not stand on one line as it reads.</summary>
    internal static (string? Text, DocumentFault? Fault) Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var lines = text.Split('\n');
        if (edits.FirstOrDefault(e => QuoteOf(lines, e) is null) is { Place: var place })
            return (null, new DocumentFault(place.Line, place.Column, place.Path, FaultCodes.Shape, "This value is to be changed, and is not written out on one line. Write it so, and try again."));
        // From the end to the start, so that the places of those before stay true.
        foreach (var edit in edits.OrderByDescending(e => e.Place.Line).ThenByDescending(e => e.Place.Column))
        {
            var (at, quote) = (edit.Place.Column - 1, QuoteOf(lines, edit)!);
            var now = edit.KeepsQuotes ? quote + edit.Now + quote : edit.Now;
            lines[edit.Place.Line - 1] = new StringBuilder(lines[edit.Place.Line - 1]).Remove(at, edit.Was.Length + (2 * quote.Length)).Insert(at, now).ToString();
        }

        return (string.Join('\n', lines), null);
    }

    // What quotes stand around the value where it stands, if any; null where it does not stand there as it reads.
    private static string? QuoteOf(string[] lines, TextEdit edit) => Array.Find(Quotes, quote =>
        string.CompareOrdinal(lines[edit.Place.Line - 1], edit.Place.Column - 1, quote + edit.Was + quote, 0, edit.Was.Length + (2 * quote.Length)) == 0);
}
