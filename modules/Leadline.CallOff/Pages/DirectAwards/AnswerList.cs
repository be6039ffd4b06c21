using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>Answers to be read. A question that is not known any more is named by its code.</summary>
internal sealed record AnswerList(IReadOnlyList<Question> Questions, IReadOnlyList<Answer> Answers)
{
    internal Question? QuestionOf(Answer answer) => Questions.FirstOrDefault(q => q.Code == answer.Question);

    internal string TitleOf(Answer answer) => QuestionOf(answer)?.Title ?? answer.Question;

    /// <summary>The columns that a table shows: those of the question or, where it is not known, those that were answered.</summary>
    internal IReadOnlyList<(string Code, string Title, Question? Question)> ColumnsOf(TableAnswer table) => QuestionOf(table) is { } question
        ? [.. question.Columns.Select(c => (c.Code, c.Title, (Question?)c))]
        : [.. table.Rows.SelectMany(r => r.Cells).Select(c => c.Question).Distinct().Select(c => (c, c, (Question?)null))];
}
