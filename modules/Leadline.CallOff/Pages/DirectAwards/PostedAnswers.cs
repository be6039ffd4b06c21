using Leadline.CallOff.RequirementForms;
using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>What can't be read as the answer it should be.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Key">The text's key.</param>
/// <param name="Title">The question.</param>
/// <param name="Where">In which row or on which line; empty where there is none.</param>
internal sealed record Unreadable(string Field, string Key, string Title, string Where);

/// <summary>The answers that were typed into one part of a requirement form. What they must be beyond that, the form's own check says.</summary>
internal sealed class PostedAnswers
{
    private readonly FormPart _part;
    private readonly TypedFields _typed;
    private readonly List<Answer> _answers = [];
    private readonly List<Unreadable> _unreadable = [];
    private readonly List<string> _leftOut = [];

    private PostedAnswers(FormPart part, TypedFields typed) => (_part, _typed) = (part, typed);

    internal IReadOnlyList<Answer> Answers => _answers;

    internal IReadOnlyList<Unreadable> Unreadable => _unreadable;

    /// <summary>The questions that were answered although, after the other answers, they are not asked.</summary>
    internal IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Reads all that was typed. Tables are settled by it: no empty rows, and pasted lines taken in.</summary>
    internal static PostedAnswers Read(FormPart part, TypedFields typed)
    {
        var posted = new PostedAnswers(part, typed);
        foreach (var question in part.Questions)
            posted.Take(question);
        return posted;
    }

    private void Take(Question question)
    {
        var (answer, faults) = question.Kind switch
        {
            QuestionKind.Table => Table(question),
            QuestionKind.Day => Day(question),
            _ => One(question, _part.FieldOf(question), question.Title, ""),
        };
        if (!FormCheck.IsAsked(question, _answers))
        {
            if (answer is not null || faults.Count > 0)
                _leftOut.Add(question.Title);
            return;
        }

        _unreadable.AddRange(faults);
        if (answer is not null)
            _answers.Add(answer);
    }

    private (Answer?, List<Unreadable>) One(Question question, string field, string title, string where)
    {
        var (answer, fault) = AnswerReader.Read(question, _typed.All(field));
        return (answer, fault is null ? [] : [new Unreadable(field, fault, title, where)]);
    }

    private (Answer?, List<Unreadable>) Day(Question question)
    {
        var field = _part.FieldOf(question);
        var typed = _typed.Day(field);
        (string Part, string? Typed)[] parts = [(field, typed.Day), (field + ".Month", typed.Month), (field + ".Year", typed.Year)];
        if (Array.TrueForAll(parts, p => string.IsNullOrWhiteSpace(p.Typed)))
            return (null, []);
        if (typed.Calendar is { } day)
            return (new DayAnswer { Question = question.Code, Day = day }, []);
        var first = Array.Find(parts, p => string.IsNullOrWhiteSpace(p.Typed)).Part ?? field;
        return (null, [new Unreadable(first, "unreadable.day", question.Title, "")]);
    }

    private (Answer?, List<Unreadable>) Table(Question question)
    {
        var table = _part.TableOf(question);
        List<Unreadable> faults = [];
        if (table.Settle(_typed) is { } pasted)
            faults.Add(pasted);
        var rows = Enumerable.Range(0, table.RowsIn(_typed)).Select(row => Row(table, row, faults)).ToList();
        return (rows.Count == 0 ? null : new TableAnswer { Question = question.Code, Rows = rows }, faults);
    }

    private TableRow Row(TableFields table, int row, List<Unreadable> faults)
    {
        List<Answer> cells = [];
        foreach (var column in table.Question.Columns)
        {
            var field = table.Cell(row, column.Code);
            var (answer, fault) = One(column, field, column.Title, $"{row + 1}");
            if (!FormCheck.IsAsked(column, cells))
            {
                if (answer is not null || fault.Count > 0)
                    _leftOut.Add($"{column.Title} ({row + 1})");
                continue;
            }

            faults.AddRange(fault);
            if (answer is not null)
                cells.Add(answer);
        }

        return new TableRow { Cells = cells };
    }
}
