using System.Globalization;
using System.Text.RegularExpressions;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>Reads one answer out of what was typed for it. It is exact: what can't be read as it stands is told and not guessed.</summary>
internal static partial class AnswerReader
{
    private const int LongestNumber = 24; // within what a decimal holds without rounding
    private const decimal GreatestPounds = 10_000_000_000_000m;

    /// <summary>The answer, or the key of the words that say why it can't be read; neither where nothing was typed.</summary>
    internal static (Answer? Answer, string? Fault) Read(Question question, IReadOnlyList<string> typed)
    {
        var given = typed.Select(t => t.Trim()).Where(t => t.Length > 0).ToList();
        if (given.Count == 0)
            return default;
        return question.Kind switch
        {
            QuestionKind.YesNo => given[0] is "yes" or "no" ? (new YesNoAnswer { Question = question.Code, IsYes = given[0] == "yes" }, null) : (null, "unreadable.yes-no"),
            QuestionKind.WholeNumber or QuestionKind.Number => Number(given[0]) is { } number ? (new NumberAnswer { Question = question.Code, Number = number }, null) : (null, "unreadable.number"),
            QuestionKind.Amount => Amount(given[0]) is { } amount ? (new AmountAnswer { Question = question.Code, Amount = amount }, null) : (null, "unreadable.amount"),
            QuestionKind.Day => CellReader.Day(given[0]) is { } day ? (new DayAnswer { Question = question.Code, Day = day }, null) : (null, "unreadable.day"),
            QuestionKind.Text => (new TextAnswer { Question = question.Code, Text = given[0].ReplaceLineEndings("\n") }, null),
            QuestionKind.Choice or QuestionKind.Choices => Chosen(question, given),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, "No such kind of question is read from one field."),
        };
    }

    /// <summary>A number, with or without commas between thousands; null where it is none.</summary>
    internal static decimal? Number(string typed) => typed.Length <= LongestNumber && Digits().IsMatch(typed)
        ? decimal.Parse(typed.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        : null;

    /// <summary>An amount in pounds, with or without the sign, to the penny; null where it is none.</summary>
    internal static Money? Amount(string typed) => Number(typed.Replace("£", "", StringComparison.Ordinal)) is { } pounds
        && Pounds().IsMatch(typed) && Math.Abs(pounds) < GreatestPounds
            ? new Money((long)(pounds * 100))
            : null;

    private static (Answer?, string?) Chosen(Question question, List<string> given) => given.TrueForAll(g => question.Choices.Any(c => c.Code == g))
        ? (new ChoiceAnswer { Question = question.Code, Codes = [.. question.Choices.Select(c => c.Code).Where(given.Contains)] }, null)
        : (null, "unreadable.choice");

    [GeneratedRegex(@"^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^-?£?[0-9,]+(\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pounds();
}
