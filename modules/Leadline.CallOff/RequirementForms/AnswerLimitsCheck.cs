using System.Globalization;
using Leadline.Primitives;
using Leadline.Sdk;
using ApiText = Leadline.Modularity.Api.Text;

namespace Leadline.CallOff.RequirementForms;

/// <summary>Holds one answer against the limits that its question states, or else those of its kind.</summary>
internal static class AnswerLimitsCheck
{
    internal const int MostRows = 1_000;
    private const int LongestText = 2_000;

    // Far beyond any requirement, and far within what prices can be multiplied by.
    private const decimal Greatest = 1_000_000_000_000m;

    internal static List<(string Code, string Detail)> Number(Question question, decimal number)
    {
        var (least, most) = (question.Limits?.Least ?? -Greatest, question.Limits?.Most ?? Greatest);
        var unit = question.Unit is { } u ? $" {u}" : "";
        return number < least ? [("number-too-small", string.Create(CultureInfo.InvariantCulture, $"'{question.Title}' takes {least:0.######}{unit} or more."))]
            : number > most ? [("number-too-great", string.Create(CultureInfo.InvariantCulture, $"'{question.Title}' takes {most:0.######}{unit} or less."))]
            : [];
    }

    internal static List<(string Code, string Detail)> Amount(Question question, Money amount)
    {
        var (least, most) = (question.Limits?.Least ?? 0, question.Limits?.Most ?? Greatest);
        return amount.Pence < least ? [("amount-too-small", $"'{question.Title}' takes {new Money((long)least)} or more.")]
            : amount.Pence > most ? [("amount-too-great", $"'{question.Title}' takes {new Money((long)most)} or less.")]
            : [];
    }

    internal static List<(string Code, string Detail)> Day(Question question, DateOnly day) =>
        day < question.Limits?.Earliest ? [("day-too-early", $"'{question.Title}' takes {question.Limits.Earliest:O} or a later day.")]
        : day > question.Limits?.Latest ? [("day-too-late", $"'{question.Title}' takes {question.Limits.Latest:O} or an earlier day.")]
        : [];

    internal static List<(string Code, string Detail)> Text(Question question, string text) =>
        ApiText.Fault("", text, question.Limits?.LongestText ?? LongestText) is { } fault ? [(fault.Code, fault.Detail)] : [];
}
