using System.Text.Json;

namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>How faults speak of what was found.</summary>
internal static class Wording
{
    private const int MostQuoted = 40;
    private const int MostSuggested = 100;
    private const int MostListed = 30; // a fault stays readable, and ten thousand of them stay small

    extension(DocumentNode node)
    {
        internal string Kind() => node switch
        {
            MappingNode => "a group of fields",
            ListNode => "a list",
            ScalarNode { Nothing: true } => "nothing",
            ScalarNode scalar => $"the value {scalar.Text.Quoted()}",
            _ => "a refused value",
        };
    }

    extension(string text)
    {
        /// <summary>The text in quotes, shortened, fit for a log and a screen whatever it holds.</summary>
        internal string Quoted() => $"'{text.Shown(MostQuoted)}'";

        /// <summary>The start of the text, with a question mark for what may not be shown.</summary>
        internal string Shown(int most) =>
            string.Concat(text.Take(most).Select(c => TextRules.IsForbidden(c) || char.IsSurrogate(c) ? '?' : c)) + (text.Length > most ? "…" : "");

        /// <summary>A name of code as documents write it: <c>FurtherCompetition</c> is <c>further-competition</c>.</summary>
        internal string InDocuments() => JsonNamingPolicy.KebabCaseLower.ConvertName(text);
    }

    extension(DocumentChecks checks)
    {
        /// <summary>"Did you mean …?" where one of the known names is near; nothing for the thousands of faults of a hostile file.</summary>
        internal string Suggestion(string name, IEnumerable<string> known) =>
            checks.Count < MostSuggested && NearestName.Among(name, known) is { } near ? $" Did you mean '{near}'?" : "";
    }

    internal static string Listed(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? $" and {names.Count - MostListed} more" : "");
}
