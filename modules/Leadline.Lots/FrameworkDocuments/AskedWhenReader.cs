using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads on which earlier answer a question hangs: the earlier question must stand in the same list, and have such an answer.</summary>
internal static class AskedWhenReader
{
    private const int LongestAnswer = 40;
    private static readonly string[] YesOrNo = ["yes", "no"];

    internal static AskedWhen Read(DocumentFields fields, IReadOnlyList<QuestionReader.Found> earlier)
    {
        var checks = fields.Checks;
        var code = checks.FormCode(fields.Need("question"));
        var answers = code is null ? null : Answers(fields, code, earlier);
        var chosen = fields.Distinct("answer-is-any-of", node => answers is null ? checks.Text(node, LongestAnswer) : checks.Word(node, answers));
        return new AskedWhen { Question = code ?? "", AnswerIsAnyOf = chosen };
    }

    /// <summary>The answers that the earlier question can have; null where that can't be said, which is reported.</summary>
    private static IReadOnlyList<string>? Answers(DocumentFields fields, string code, IReadOnlyList<QuestionReader.Found> earlier)
    {
        var checks = fields.Checks;
        if (earlier.FirstOrDefault(q => q.Code == code) is not { } question)
        {
            var known = earlier.Select(q => q.Code).OfType<string>().ToList();
            checks.Refuse(fields.Value("question"), FaultCodes.UnknownQuestion,
                $"No question {code.Quoted()} stands before this one in its list. Standing before it: " +
                $"{(known.Count == 0 ? "none" : Wording.Listed(known))}.{checks.Suggestion(code, known)}");
            return null;
        }

        switch (question.Kind)
        {
            case null:
                return null; // its kind is a fault already
            case QuestionKind.YesNo:
                return YesOrNo;
            case QuestionKind.Choice or QuestionKind.Choices:
                return [.. question.Question.Choices.Select(c => c.Code)];
            case { } kind:
                checks.Refuse(fields.Value("question"), FaultCodes.AskedWhenKind,
                    $"The question {code.Quoted()} is of the kind {kind.ToString().InDocuments().Quoted()}. " +
                    "What is asked can hang on a question of yes-no, choice or choices alone.");
                return null;
        }
    }
}
