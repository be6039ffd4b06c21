using Leadline.Sdk;

namespace Leadline.Plugins.Checking.Answers;

/// <summary>
/// What a plugin's own questions must hold: as much as a framework's form, so that every one of them can be drawn, and each that is compulsory
/// can be answered. Else one supplier could keep every buyer from asking its rivals.
/// </summary>
internal static class WellFormedQuestions
{
    private const int MostChoices = 100;
    private const int MostColumns = 40;
    private const int LongestHelp = 1_000;
    private const int LongestUnit = 40;
    private const int LongestText = 10_000;
    private const int MostRows = 10_000;
    private const decimal Greatest = 1_000_000_000_000m; // either way

    internal static IEnumerable<(string Code, string Message)> Faults(IReadOnlyList<Question> questions)
    {
        if (questions.Select(q => q.Code).Distinct(StringComparer.Ordinal).Count() < questions.Count)
            yield return ("code-twice", "Two questions have one code.");
        for (var i = 0; i < questions.Count; i++)
        {
            foreach (var fault in Faults(questions[i]).Concat(Asked(questions[i], questions.Take(i))))
                yield return fault;
        }
    }

    private static IEnumerable<(string Code, string Message)> Faults(Question question)
    {
        var choices = question.Choices;
        var isChoice = question.Kind is QuestionKind.Choice or QuestionKind.Choices;
        if (isChoice ? choices.Count is < 2 or > MostChoices : choices.Count > 0)
            yield return ("choices-wrong", $"'{question.Code}': a question of choice has 2 to {MostChoices} choices, and no other has any.");
        if (choices.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count() < choices.Count)
            yield return ("code-twice", $"'{question.Code}': two choices have one code.");
        var isTable = question.Kind == QuestionKind.Table;
        if ((isTable ? question.Columns.Count is < 1 or > MostColumns : question.Columns.Count > 0) || question.Columns.Any(c => c.Kind == QuestionKind.Table))
            yield return ("columns-wrong", $"'{question.Code}': a table has 1 to {MostColumns} columns, none of them a table, and no other question has any.");
        foreach (var fault in Limits(question).Concat(Texts(question)).Concat(isTable ? Faults(question.Columns) : []))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Texts(Question question) =>
    [
        .. WellFormed.Code("A question", question.Code),
        .. WellFormed.Text("A question's title", question.Title, 200),
        .. question.Help is { } help ? WellFormed.Text("A question's help", help, LongestHelp) : [],
        .. question.Unit is { } unit ? WellFormed.Text("A question's unit", unit, LongestUnit) : [],
        .. question.Choices.SelectMany(c => WellFormed.Code("A choice", c.Code).Concat(WellFormed.Text("A choice's title", c.Title, 200))),
    ];

    private static IEnumerable<(string Code, string Message)> Limits(Question question)
    {
        if (question.Limits is not { } limits)
            yield break;
        var isWhole = question.Kind is QuestionKind.WholeNumber or QuestionKind.Amount;
        if ((limits.Least is not null || limits.Most is not null) && !isWhole && question.Kind != QuestionKind.Number
            || (limits.Earliest is not null || limits.Latest is not null) && question.Kind != QuestionKind.Day
            || limits.LongestText is not null && question.Kind != QuestionKind.Text
            || limits.MostRows is not null && question.Kind != QuestionKind.Table)
            yield return ("limits-foreign", $"'{question.Code}': a limit does not go with a question of the kind {question.Kind}.");
        if (limits.Least > limits.Most || limits.Earliest > limits.Latest)
            yield return ("limits-wrong", $"'{question.Code}': the lower limit is above the upper one.");
        if (Numbers(limits).Any(n => Math.Abs(n) > Greatest || (isWhole && n != decimal.Truncate(n)) || n != Math.Round(n, 6)))
            yield return ("limits-wrong", $"'{question.Code}': a limit lies within a million million either way, whole for whole numbers and pence, else with up to six decimals.");
        if (limits.LongestText is < 1 or > LongestText || limits.MostRows is < 1 or > MostRows)
            yield return ("limits-wrong", $"'{question.Code}': a text takes 1 to {LongestText} characters, a table 1 to {MostRows} rows.");
    }

    private static IEnumerable<decimal> Numbers(AnswerLimits limits) => new[] { limits.Least, limits.Most }.OfType<decimal>();

    private static IEnumerable<(string Code, string Message)> Asked(Question question, IEnumerable<Question> before)
    {
        if (question.AskedWhen is not { } when)
            yield break;
        string[]? answers = before.FirstOrDefault(q => q.Code == when.Question) switch
        {
            { Kind: QuestionKind.YesNo } => ["yes", "no"],
            { Kind: QuestionKind.Choice or QuestionKind.Choices } earlier => [.. earlier.Choices.Select(c => c.Code)],
            _ => null,
        };
        if (answers is null || when.AnswerIsAnyOf.Count == 0 || when.AnswerIsAnyOf.Any(a => !answers.Contains(a)))
            yield return ("asked-when-wrong", $"'{question.Code}': it is asked after answers that an earlier question of yes-no or choice has.");
    }
}
