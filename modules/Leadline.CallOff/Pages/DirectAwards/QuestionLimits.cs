using System.Globalization;
using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The limits of an answer in a sentence.</summary>
internal static class QuestionLimits
{
    internal static string? Of(Question question, ModuleText<CallOffModule> text) => (question.Kind, question.Limits) switch
    {
        (QuestionKind.WholeNumber or QuestionKind.Number, { Least: not null } or { Most: not null }) => Numbers(question, question.Limits, text),
        (QuestionKind.WholeNumber or QuestionKind.Number, _) when question.Unit is { } unit => text["question.unit", unit],
        (QuestionKind.Amount, { } l) => Between(Pounds(l.Least), Pounds(l.Most), text),
        (QuestionKind.Day, { } l) => Days(l, text),
        (QuestionKind.Text, { LongestText: { } longest }) => text["question.longest", longest],
        (QuestionKind.Table, { MostRows: { } most }) => text["question.rows", most],
        _ => null,
    };

    private static string? Between(string? least, string? most, ModuleText<CallOffModule> text) => (least, most) switch
    {
        (not null, not null) => text["question.between", least, most],
        (not null, null) => text["question.least", least],
        (null, not null) => text["question.most", most],
        _ => null,
    };

    private static string? Days(AnswerLimits limits, ModuleText<CallOffModule> text) => (limits.Earliest, limits.Latest) switch
    {
        ({ } from, { } to) => text["question.between", UkFormat.Date(from), UkFormat.Date(to)],
        ({ } from, null) => text["question.earliest", UkFormat.Date(from)],
        (null, { } to) => text["question.latest", UkFormat.Date(to)],
        _ => null,
    };

    // The unit once, behind the last number.
    private static string? Numbers(Question question, AnswerLimits limits, ModuleText<CallOffModule> text)
    {
        var unit = question.Unit is { } u ? " " + u : "";
        var most = limits.Most is { } m ? Number(m) + unit : null;
        return Between(limits.Least is { } least ? Number(least) + (most is null ? unit : "") : null, most, text);
    }

    private static string Number(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static string? Pounds(decimal? pence) => pence is { } p ? UkFormat.Money(new Money((long)p)) : null;
}
