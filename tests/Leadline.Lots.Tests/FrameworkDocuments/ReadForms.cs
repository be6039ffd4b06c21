using Leadline.Lots.Contracts;
using Leadline.Sdk;

namespace Leadline.Lots.Tests.FrameworkDocuments;

public class ReadForms
{
    [Fact]
    public void The_form_of_the_read_me_is_read_whole()
    {
        Question[] expected =
        [
            new()
            {
                Code = "practices", Title = "Which practices are to be served?", Kind = QuestionKind.Table, Help = "One row for each practice.",
                Limits = new AnswerLimits { MostRows = 400 },
                Columns =
                [
                    new() { Code = "name", Title = "Name", Kind = QuestionKind.Text, Limits = new AnswerLimits { LongestText = 200 } },
                    new()
                    {
                        Code = "devices", Title = "Devices", Kind = QuestionKind.WholeNumber, Unit = "devices",
                        Limits = new AnswerLimits { Least = 1, Most = 100_000 },
                    },
                    new() { Code = "branch", Title = "Is it a branch?", Kind = QuestionKind.YesNo, IsCompulsory = false },
                    new()
                    {
                        Code = "main-site", Title = "Of which practice?", Kind = QuestionKind.Text,
                        AskedWhen = new AskedWhen { Question = "branch", AnswerIsAnyOf = ["yes"] },
                    },
                ],
            },
            new()
            {
                Code = "desk", Title = "When must the desk answer?", Kind = QuestionKind.Choice,
                Choices = [new() { Code = "weekdays", Title = "On working days" }, new() { Code = "every-day", Title = "Every day" }],
            },
            new()
            {
                Code = "weekend-contact", Title = "Who may call at the weekend?", Kind = QuestionKind.Text,
                Limits = new AnswerLimits { LongestText = 500 }, AskedWhen = new AskedWhen { Question = "desk", AnswerIsAnyOf = ["every-day"] },
            },
            new()
            {
                Code = "budget", Title = "What may it cost?", Kind = QuestionKind.Amount, IsCompulsory = false,
                Limits = new AnswerLimits { Least = 0, Most = 500_000_000 },
            },
            new()
            {
                Code = "start", Title = "When must it start?", Kind = QuestionKind.Day,
                Limits = new AnswerLimits { Earliest = new DateOnly(2020, 1, 1), Latest = new DateOnly(2030, 12, 31) },
            },
        ];

        Assert.Equivalent(expected, Line(Documents.ExampleWithForm).Form, strict: true);
    }

    [Fact]
    public void The_minimum_specification_is_read_and_its_source_is_kept_as_a_remark()
    {
        var document = Documents.Read(Documents.ExampleWithForm).Document!;
        var item = Assert.Single(document.Terms.Lots[0].ServiceLines[0].MinimumSpecification);

        Assert.Equal(new SpecificationItem { Code = "desk-hours", Text = "A service desk answers from 8 to 18 on working days." }, item);
        Assert.Contains(document.Remarks, r => r is { Path: "/service-lines/0/minimum-specification/0", Kind: "source" });
    }

    [Fact]
    public void A_line_that_asks_nothing_and_demands_nothing_has_an_empty_form_and_specification()
    {
        var line = Line(Documents.Example);
        Assert.Empty(line.Form);
        Assert.Empty(line.MinimumSpecification);
    }

    [Fact]
    public void A_number_may_have_six_decimals_and_stand_below_nought()
    {
        var text = Documents.ExampleWithFormWith("kind: whole-number, unit: devices, least: 1,", "kind: number, unit: devices, least: -0.000001,");
        Assert.Equal(-0.000001m, Line(text).Form[0].Columns[1].Limits?.Least);
    }

    [Fact]
    public void Each_kind_of_question_can_be_asked()
    {
        var kinds = Enum.GetValues<QuestionKind>();
        var questions = string.Concat(kinds.Select((kind, i) => $"      - {{ code: q{i}, title: T, kind: {Written(kind)} }}\n"));
        var text = Documents.ExampleWith("\n\nlots:", $"\n    form:\n{questions}\nlots:");

        Assert.Equal(kinds, Line(text).Form.Select(q => q.Kind));
    }

    private static string Written(QuestionKind kind) => kind switch
    {
        QuestionKind.YesNo => "yes-no",
        QuestionKind.WholeNumber => "whole-number",
        QuestionKind.Choice => "choice, choices: [{ code: a, title: A }, { code: b, title: B }]",
        QuestionKind.Choices => "choices, choices: [{ code: a, title: A }, { code: b, title: B }]",
        QuestionKind.Table => "table, columns: [{ code: a, title: A, kind: text }]",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static ServiceLineTerms Line(string text)
    {
        var reading = Documents.Read(text);
        Assert.Empty(reading.Faults);
        return reading.Document!.Terms.Lots[0].ServiceLines[0];
    }
}
