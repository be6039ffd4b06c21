using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The limits of an answer in a sentence.</summary>
internal static class QuestionLimits
{
    internal static string? Of(Question question, ModuleText<CallOffModule> text) => (question.Kind, question.Limits) switch
    {
        (QuestionKind.WholeNumber or QuestionKind.Number, { } l) => Between(l.Least is { } least ? Number(least, question) : null, l.Most is { } most ? Number(most, question) : null, text),
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

    private static string Number(decimal number, Question question) => question.Unit is { } unit ? $"{AnswerText.Number(number)} {unit}" : AnswerText.Number(number);

    private static string? Pounds(decimal? pence) => pence is { } p ? UkFormat.Money(new Money((long)p)) : null;
}
