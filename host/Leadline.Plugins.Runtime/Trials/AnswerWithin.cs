using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>Makes an answer to a question that its limits let through.</summary>
internal static class AnswerWithin
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    internal static Answer LimitsOf(Question question)
    {
        var (code, limits) = (question.Code, question.Limits);
        var number = limits?.Least ?? Math.Min(1, limits?.Most ?? 1); // a description is judged: limits are whole where answers are, and in order
        return question.Kind switch
        {
            QuestionKind.YesNo => new YesNoAnswer { Question = code, IsYes = true },
            QuestionKind.WholeNumber or QuestionKind.Number => new NumberAnswer { Question = code, Number = number },
            QuestionKind.Amount => new AmountAnswer { Question = code, Amount = new Money((long)number) },
            QuestionKind.Day => new DayAnswer { Question = code, Day = limits?.Earliest ?? limits?.Latest ?? Day },
            QuestionKind.Text => new TextAnswer { Question = code, Text = "-" },
            QuestionKind.Choice or QuestionKind.Choices => new ChoiceAnswer { Question = code, Codes = [question.Choices[0].Code] },
            QuestionKind.Table => new TableAnswer { Question = code, Rows = [new TableRow { Cells = [.. question.Columns.Select(LimitsOf)] }] },
            _ => throw new InvalidOperationException($"No answer is known for a question of the kind {question.Kind}."),
        };
    }
}
