using Leadline.CallOff.RequirementForms;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.Tests;

public sealed class FormCheckTests
{
    private static readonly Question[] Form =
    [
        new() { Code = "on-site", Title = "Do engineers come?", Kind = QuestionKind.YesNo },
        new() { Code = "visits", Title = "How many visits?", Kind = QuestionKind.WholeNumber, Unit = "visits", Limits = new AnswerLimits { Least = 1, Most = 52 }, AskedWhen = new AskedWhen { Question = "on-site", AnswerIsAnyOf = ["yes"] } },
        new() { Code = "share", Title = "What share?", Kind = QuestionKind.Number, IsCompulsory = false },
        new() { Code = "budget", Title = "What may it cost?", Kind = QuestionKind.Amount, IsCompulsory = false, Limits = new AnswerLimits { Most = 100_00 } },
        new() { Code = "from", Title = "From when?", Kind = QuestionKind.Day, IsCompulsory = false, Limits = new AnswerLimits { Earliest = new DateOnly(2025, 1, 1), Latest = new DateOnly(2025, 12, 31) } },
        new() { Code = "words", Title = "Anything else?", Kind = QuestionKind.Text, IsCompulsory = false, Limits = new AnswerLimits { LongestText = 5 } },
        new() { Code = "hours", Title = "When?", Kind = QuestionKind.Choice, Choices = [Of("weekdays"), Of("saturday")] },
        new() { Code = "extras", Title = "What else?", Kind = QuestionKind.Choices, IsCompulsory = false, Choices = [Of("phones"), Of("print"), Of("move")] },
        new()
        {
            Code = "practices", Title = "Which practices?", Kind = QuestionKind.Table, Limits = new AnswerLimits { MostRows = 2 },
            Columns =
            [
                new Question { Code = "code", Title = "Code", Kind = QuestionKind.Text },
                new Question { Code = "devices", Title = "Devices", Kind = QuestionKind.WholeNumber, Limits = new AnswerLimits { Least = 0 } },
            ],
        },
    ];

    private static readonly Answer[] Good =
    [
        new YesNoAnswer { Question = "on-site", IsYes = true },
        new NumberAnswer { Question = "visits", Number = 52 },
        new NumberAnswer { Question = "share", Number = 0.333333m },
        new AmountAnswer { Question = "budget", Amount = new Money(100_00) },
        new DayAnswer { Question = "from", Day = new DateOnly(2025, 12, 31) },
        new TextAnswer { Question = "words", Text = "Zoë's" },
        new ChoiceAnswer { Question = "hours", Codes = ["saturday"] },
        new ChoiceAnswer { Question = "extras", Codes = ["phones", "move"] },
        new TableAnswer { Question = "practices", Rows = [Row("A81001", 12), Row("A81002", 0)] },
    ];

    public static TheoryData<string, string, string, Answer> Faulty => new()
    {
        { "answer-kind", "share", "/2/kind", new TextAnswer { Question = "share", Text = "half" } },
        { "number-not-whole", "visits", "/1", new NumberAnswer { Question = "visits", Number = 1.5m } },
        { "number-too-small", "visits", "/1", new NumberAnswer { Question = "visits", Number = 0 } },
        { "number-too-great", "visits", "/1", new NumberAnswer { Question = "visits", Number = 53 } },
        { "number-too-fine", "share", "/2", new NumberAnswer { Question = "share", Number = 0.3333333m } },
        { "number-too-great", "share", "/2", new NumberAnswer { Question = "share", Number = decimal.MaxValue } },
        { "amount-too-great", "budget", "/3", new AmountAnswer { Question = "budget", Amount = new Money(100_01) } },
        { "amount-too-small", "budget", "/3", new AmountAnswer { Question = "budget", Amount = new Money(-1) } },
        { "day-too-early", "from", "/4", new DayAnswer { Question = "from", Day = new DateOnly(2024, 12, 31) } },
        { "day-too-late", "from", "/4", new DayAnswer { Question = "from", Day = new DateOnly(2026, 1, 1) } },
        { "text-too-long", "words", "/5", new TextAnswer { Question = "words", Text = "sixsix" } },
        { "text-missing", "words", "/5", new TextAnswer { Question = "words", Text = " " } },
        { "text-unprintable", "words", "/5", new TextAnswer { Question = "words", Text = "a\u0007" } },
        { "choice-unknown", "hours", "/6/codes", new ChoiceAnswer { Question = "hours", Codes = ["sunday"] } },
        { "choice-one", "hours", "/6/codes", new ChoiceAnswer { Question = "hours", Codes = ["weekdays", "saturday"] } },
        { "choice-missing", "extras", "/7", new ChoiceAnswer { Question = "extras", Codes = [] } },
        { "choice-order", "extras", "/7/codes", new ChoiceAnswer { Question = "extras", Codes = ["move", "phones"] } },
        { "choice-order", "extras", "/7/codes", new ChoiceAnswer { Question = "extras", Codes = ["phones", "phones"] } },
        { "rows-missing", "practices", "/8/rows", new TableAnswer { Question = "practices", Rows = [] } },
        { "rows-too-many", "practices", "/8/rows", new TableAnswer { Question = "practices", Rows = [Row("A", 1), Row("B", 1), Row("C", 1)] } },
        { "number-too-small", "practices/2/devices", "/8/rows/1/cells/1", new TableAnswer { Question = "practices", Rows = [Row("A", 1), Row("B", -1)] } },
        { "answer-kind", "practices/1/devices", "/8/rows/0/cells/0/kind", new TableAnswer { Question = "practices", Rows = [new TableRow { Cells = [new TextAnswer { Question = "devices", Text = "1" }] }] } },
        { "question-unknown", "practices/1/phones", "/8/rows/0/cells/0/question", new TableAnswer { Question = "practices", Rows = [new TableRow { Cells = [new TextAnswer { Question = "phones", Text = "1" }] }] } },
    };

    [Fact]
    public void Answers_at_their_limits_are_good() => Assert.Empty(FormCheck.FaultsOfComplete(Form, Good));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_answer_is_named_with_its_place(string code, string place, string pointer, Answer answer)
    {
        var fault = Assert.Single(FormCheck.Faults(Form, [.. Good.Select(a => a.Question == answer.Question ? answer : a)]));
        Assert.Equal((code, place, pointer), (fault.Code, fault.Place, fault.Pointer));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        Answer[] answers = [new NumberAnswer { Question = "visits", Number = 0 }, new TextAnswer { Question = "colour", Text = "Red" }, Good[6], Good[6]];
        Assert.Equal(
            ["question-not-asked", "question-unknown", "answer-twice", "answer-missing", "answer-missing"],
            FormCheck.FaultsOfComplete(Form, answers).Select(f => f.Code));
    }

    [Fact]
    public void An_answer_is_missed_only_where_it_is_asked_for_and_compulsory()
    {
        Answer[] remote = [new YesNoAnswer { Question = "on-site", IsYes = false }, Good[6], Good[8]];
        Assert.Empty(FormCheck.FaultsOfComplete(Form, remote));
        Assert.Empty(FormCheck.Faults(Form, [])); // a draft may be empty

        Answer[] onSite = [Good[0], Good[6], new TableAnswer { Question = "practices", Rows = [Row("A81001", 1), new TableRow { Cells = [new TextAnswer { Question = "code", Text = "A81002" }] }] }];
        Assert.Equal(
            [("answer-missing", "visits"), ("cell-missing", "practices/2/devices")],
            FormCheck.FaultsOfComplete(Form, onSite).Select(f => (f.Code, f.Place)));
    }

    private static Choice Of(string code) => new() { Code = code, Title = code };

    private static TableRow Row(string code, decimal devices) =>
        new() { Cells = [new TextAnswer { Question = "code", Text = code }, new NumberAnswer { Question = "devices", Number = devices }] };
}
