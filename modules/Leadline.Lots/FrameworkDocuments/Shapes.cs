using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Primitives;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>The shapes of what a framework agreement names.</summary>
internal static class Shapes
{
    internal const int Title = 200, Summary = 2_000;
    internal const string ReferenceShape = "A framework's reference is 2 to 12 capital letters, digits and hyphens between them, such as LPF.";

    internal static bool IsReference(string text) =>
        text.Length is >= 2 and <= 12 && text.All(c => c == '-' || char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && HyphensWithin(text);

    extension(DocumentFields fields)
    {
        internal string? TitleText() => fields.Checks.Text(fields.Need("title"), Title);

        internal string? SummaryText() => fields.Checks.Text(fields.Need("summary"), Summary, severalLines: true);

        /// <summary>Who says so: required where a fact is charged or judged by.</summary>
        internal string? SourceText() => fields.Checks.Text(fields.Need("source"), Summary, severalLines: true);

        internal string? Reference() => fields.Checks.Shaped(fields.Need("reference"), IsReference, ReferenceShape);

        internal string? LotNumber(string name) => fields.Checks.Shaped(
            fields.Need(name),
            text => text.Length <= 6 && text.All(char.IsAsciiLetterOrDigit),
            "A lot's number is 1 to 6 letters and digits, such as 2a.");

        internal OrganisationReference Authority() =>
            fields.Checks.Shaped(fields.Need("authority"), t => OrganisationReference.TryParse(t, out _), OrganisationReference.Shape) is { } text
                ? OrganisationReference.Parse(text)
                : default;

        internal string? Code() => fields.Checks.Code(fields.Need("code"));

        /// <summary>The code of a question, a choice or an item, which plugins find answers by.</summary>
        internal string? FormCode() => fields.Checks.FormCode(fields.Need("code"));
    }

    extension(DocumentChecks checks)
    {
        internal string? Code(DocumentNode? node) => checks.Shaped(
            node,
            text => text.Length <= 30 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && HyphensWithin(text),
            "A code is 1 to 30 letters, digits and hyphens between them, such as LPF-SL1.");

        internal string? FormCode(DocumentNode? node) => checks.Shaped(
            node,
            text => text.Length <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && HyphensWithin(text),
            "A code in a form is 1 to 40 small letters, digits and hyphens between them, such as desk-hours.");
    }

    private static bool HyphensWithin(string text) => text[0] != '-' && text[^1] != '-';
}
