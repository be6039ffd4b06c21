using Leadline.Sdk;

namespace Leadline.CallOff.RequirementForms;

/// <summary>Holds answers against the questions of a form: all that is wrong at once, each with its place.</summary>
internal sealed class FormCheck
{
    private const int MostFaults = 500; // whoever has more wrong mends these first

    private readonly IReadOnlyList<Question> _questions;
    private readonly List<FormFault> _faults = [];

    private FormCheck(IReadOnlyList<Question> questions) => _questions = questions;

    /// <summary>What is wrong with answers that may be still incomplete.</summary>
    internal static IReadOnlyList<FormFault> Faults(IReadOnlyList<Question> questions, IReadOnlyList<Answer> answers) =>
        new FormCheck(questions).Check(answers);

    /// <summary>The same, with every compulsory question that is asked and not answered, cells of tables among them.</summary>
    internal static IReadOnlyList<FormFault> FaultsOfComplete(IReadOnlyList<Question> questions, IReadOnlyList<Answer> answers)
    {
        var check = new FormCheck(questions);
        check.Check(answers);
        check.Missing(answers);
        return check._faults;
    }

    /// <summary>Whether a question is asked after these answers.</summary>
    internal static bool IsAsked(Question question, IReadOnlyList<Answer> answers) => question.AskedWhen is not { } when
        || answers.FirstOrDefault(a => a.Question == when.Question) switch
        {
            YesNoAnswer yes => when.AnswerIsAnyOf.Contains(yes.IsYes ? "yes" : "no"),
            ChoiceAnswer choice => choice.Codes.Any(when.AnswerIsAnyOf.Contains),
            _ => false,
        };

    private List<FormFault> Check(IReadOnlyList<Answer> answers)
    {
        Check(_questions, answers, "", "");
        return _faults;
    }

    private void Check(IReadOnlyList<Question> questions, IReadOnlyList<Answer> answers, string place, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < answers.Count; i++)
        {
            var (at, of) = ($"{pointer}/{i}", place + answers[i].Question);
            if (questions.FirstOrDefault(q => q.Code == answers[i].Question) is not { } question)
                Add(of, $"{at}/question", "question-unknown", $"The form asks no '{answers[i].Question}'. It asks: {string.Join(", ", questions.Select(q => q.Code))}.");
            else if (!seen.Add(question.Code))
                Add(of, at, "answer-twice", $"'{question.Code}' is answered twice; give one answer.");
            else if (!IsAsked(question, answers))
                Add(of, at, "question-not-asked", $"'{question.Title}' is asked only where '{question.AskedWhen!.Question}' is answered {string.Join(" or ", question.AskedWhen.AnswerIsAnyOf)}. Leave it out, or change that answer.");
            else
                Check(question, answers[i], of, at);
        }
    }

    private void Check(Question question, Answer answer, string place, string pointer)
    {
        switch (question.Kind, answer)
        {
            case (QuestionKind.YesNo, YesNoAnswer):
                break;
            case (QuestionKind.WholeNumber, NumberAnswer number) when number.Number != decimal.Truncate(number.Number):
                Add(place, pointer, "number-not-whole", $"'{question.Title}' asks for a whole number.");
                break;
            case (QuestionKind.Number, NumberAnswer number) when number.Number != decimal.Round(number.Number, 6):
                Add(place, pointer, "number-too-fine", $"'{question.Title}' takes up to six decimals.");
                break;
            case (QuestionKind.WholeNumber or QuestionKind.Number, NumberAnswer number):
                AnswerLimitsCheck.Number(question, number.Number).ForEach(f => Add(place, pointer, f.Code, f.Detail));
                break;
            case (QuestionKind.Amount, AmountAnswer amount):
                AnswerLimitsCheck.Amount(question, amount.Amount).ForEach(f => Add(place, pointer, f.Code, f.Detail));
                break;
            case (QuestionKind.Day, DayAnswer day):
                AnswerLimitsCheck.Day(question, day.Day).ForEach(f => Add(place, pointer, f.Code, f.Detail));
                break;
            case (QuestionKind.Text, TextAnswer text):
                AnswerLimitsCheck.Text(question, text.Text).ForEach(f => Add(place, pointer, f.Code, f.Detail));
                break;
            case (QuestionKind.Choice or QuestionKind.Choices, ChoiceAnswer choice):
                Check(question, choice, place, pointer);
                break;
            case (QuestionKind.Table, TableAnswer table):
                Check(question, table, place, pointer);
                break;
            default:
                Add(place, $"{pointer}/kind", "answer-kind", $"'{question.Title}' is answered by {Kinds(question.Kind)}.");
                break;
        }
    }

    private void Check(Question question, ChoiceAnswer choice, string place, string pointer)
    {
        var known = question.Choices.Select(c => c.Code).ToList();
        if (choice.Codes.Count == 0)
            Add(place, pointer, "choice-missing", "Name what is chosen, or leave the answer out.");
        if (question.Kind == QuestionKind.Choice && choice.Codes.Count > 1)
            Add(place, $"{pointer}/codes", "choice-one", $"'{question.Title}' takes one choice.");
        if (choice.Codes.FirstOrDefault(c => !known.Contains(c)) is { } strange)
            Add(place, $"{pointer}/codes", "choice-unknown", $"There is no choice '{strange}'. There are: {string.Join(", ", known)}.");
        else if (!choice.Codes.SequenceEqual(known.Where(choice.Codes.Contains)))
            Add(place, $"{pointer}/codes", "choice-order", $"Name each choice once, in the order of the question: {string.Join(", ", known)}.");
    }

    private void Check(Question question, TableAnswer table, string place, string pointer)
    {
        var most = question.Limits?.MostRows ?? AnswerLimitsCheck.MostRows;
        if (table.Rows.Count == 0)
            Add(place, $"{pointer}/rows", "rows-missing", "A table has at least one row; leave the answer out if there is none.");
        if (table.Rows.Count > most)
        {
            Add(place, $"{pointer}/rows", "rows-too-many", $"'{question.Title}' takes at most {most:N0} rows; there are {table.Rows.Count:N0}.");
            return; // what is wrong within them would fill pages
        }

        for (var i = 0; i < table.Rows.Count; i++)
            Check(question.Columns, table.Rows[i].Cells, $"{place}/{i + 1}/", $"{pointer}/rows/{i}/cells");
    }

    private void Missing(IReadOnlyList<Answer> answers)
    {
        foreach (var question in _questions.Where(q => IsAsked(q, answers)))
        {
            switch (answers.FirstOrDefault(a => a.Question == question.Code))
            {
                case null when question.IsCompulsory:
                    Add(question.Code, "", "answer-missing", $"Answer '{question.Title}' ({question.Code}).");
                    break;
                case TableAnswer table:
                    Missing(question, table);
                    break;
            }
        }
    }

    private void Missing(Question question, TableAnswer table)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var cells = table.Rows[i].Cells;
            foreach (var column in question.Columns.Where(c => c.IsCompulsory && IsAsked(c, cells) && cells.All(a => a.Question != c.Code)))
                Add($"{question.Code}/{i + 1}/{column.Code}", "", "cell-missing", $"Fill in '{column.Title}' in row {i + 1} of '{question.Title}'.");
        }
    }

    private static string Kinds(QuestionKind kind) => kind switch
    {
        QuestionKind.YesNo => "an answer of the kind yes-no",
        QuestionKind.WholeNumber or QuestionKind.Number => "an answer of the kind number",
        QuestionKind.Amount => "an answer of the kind amount",
        QuestionKind.Day => "an answer of the kind day",
        QuestionKind.Text => "an answer of the kind text",
        QuestionKind.Choice or QuestionKind.Choices => "an answer of the kind choice",
        QuestionKind.Table => "an answer of the kind table",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of question is known."),
    };

    private void Add(string place, string pointer, string code, string detail)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(new FormFault(place, pointer, code, detail));
    }
}
