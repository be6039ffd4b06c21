using Leadline.Sdk;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>A question as it is drawn, with what stands in its fields.</summary>
/// <param name="Part">The form that it is in.</param>
/// <param name="Question">The question.</param>
/// <param name="Typed">What stands in the form's fields.</param>
internal sealed record QuestionField(FormPart Part, Question Question, TypedFields Typed)
{
    internal string Name => Part.NameOf(Question);

    public string Value => Typed.One(Part.FieldOf(Question));

    public IReadOnlyList<string> Values => Typed.All(Part.FieldOf(Question));

    public TypedDate Date => Typed.Day(Part.FieldOf(Question));

    internal TableFields Table => Part.TableOf(Question);

    /// <summary>How many rows of a table are drawn: always some to write in.</summary>
    internal int Rows => Math.Max(Table.RowsIn(Typed), TableFields.EmptyRows);

    /// <summary>The question, marked where it may be left out.</summary>
    internal string Label(ModuleText<CallOffModule> text) => Marked(Question, text);

    /// <summary>All that helps with answering it; null where there is nothing to say.</summary>
    internal string? Hint(ModuleText<CallOffModule> text) => HintOf(Question, Part.Questions, text);

    /// <summary>The choices; of one that may be left out, with a way back to no answer, which buttons of choice lack by themselves.</summary>
    internal IReadOnlyList<Leadline.Ui.Choice> Choices(ModuleText<CallOffModule> text) =>
    [
        .. Question.Kind == QuestionKind.YesNo
            ? [new("yes", text["answer.yes"]), new("no", text["answer.no"])]
            : Question.Choices.Select(c => new Leadline.Ui.Choice(c.Code, c.Title)),
        .. Question is { IsCompulsory: false, Kind: not QuestionKind.Choices } ? [new Leadline.Ui.Choice("", text["answer.none"])] : Array.Empty<Leadline.Ui.Choice>(),
    ];

    internal static string Marked(Question question, ModuleText<CallOffModule> text) => question.IsCompulsory ? question.Title : text["question.optional", question.Title];

    internal static string? HintOf(Question question, IReadOnlyList<Question> among, ModuleText<CallOffModule> text)
    {
        string[] parts = [.. new[] { question.Help, QuestionLimits.Of(question, text), AskedOnlyIf(question, among, text) }.OfType<string>()];
        return parts.Length == 0 ? null : string.Join(' ', parts);
    }

    private static string? AskedOnlyIf(Question question, IReadOnlyList<Question> among, ModuleText<CallOffModule> text)
    {
        if (question.AskedWhen is not { } when)
            return null;
        var earlier = among.FirstOrDefault(q => q.Code == when.Question);
        var answers = when.AnswerIsAnyOf.Select(a => a switch
        {
            "yes" when earlier?.Kind == QuestionKind.YesNo => text["answer.yes"],
            "no" when earlier?.Kind == QuestionKind.YesNo => text["answer.no"],
            _ => earlier?.Choices.FirstOrDefault(c => c.Code == a)?.Title ?? a,
        });
        return text["question.asked-only-if", earlier?.Title ?? when.Question, string.Join(text["question.or"], answers.Select(a => $"‘{a}’"))];
    }
}
