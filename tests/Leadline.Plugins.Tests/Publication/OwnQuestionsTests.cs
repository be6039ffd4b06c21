using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>The host has a question of its own for each operation, so that no package passes unrun.</summary>
public sealed class OwnQuestionsTests
{
    [Fact]
    public void Every_operation_of_every_extension_point_is_asked()
    {
        var manifest = Samples.ManifestOf(Samples.Fenmoor) with { ExtensionPoints = [.. ExtensionPoints.All.Select(p => new DeclaredExtension { Name = p.Name, Class = "Some.Class", Input = WordsFor(p.Name) })] };
        var questions = OwnQuestions.On(manifest).ToList();
        var measures = new OutcomeMeasures
        {
            All = [new OutcomeMeasure { Code = "answered", Title = "Answered", Unit = "per cent", Better = Direction.Lower, Target = 5, Source = "Records", Attribution = "All", VerificationLagDays = 10 }],
        };
        questions.AddRange(questions.SelectMany(q => q.Operation.Name switch
        {
            "service-line/describe" => OwnQuestions.After(q, Told(q, Described([]))),
            "outcome-payment/measures" => OwnQuestions.After(q, Told(q, measures)),
            _ => [],
        }).ToList());

        Assert.Equal(ExtensionPoints.All.SelectMany(p => p.Operations).Select(o => o.Name).Order(StringComparer.Ordinal), questions.Select(q => q.Operation.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(questions, q => Assert.NotNull(JsonSerializer.Deserialize(q.Input.Span, q.Operation.Input, PluginDocuments.Json)));
        Assert.Equal(questions.Count, questions.Select(q => q.Called).Distinct().Count());
    }

    [Fact]
    public void A_quote_is_asked_for_with_what_the_plugin_asks_itself_within_its_limits()
    {
        var described = OwnQuestions.On(Samples.ManifestOf(Samples.Fenmoor)).Single(q => q.Operation.Name == "service-line/describe");
        var asked = Assert.Single(OwnQuestions.After(described, Told(described, Described(
        [
            Asked("own-number", QuestionKind.WholeNumber) with { Limits = new AnswerLimits { Least = 7 } },
            Asked("own-small", QuestionKind.Number) with { Limits = new AnswerLimits { Most = -2 } },
            Asked("own-amount", QuestionKind.Amount) with { Limits = new AnswerLimits { Least = 100 } },
            Asked("own-day", QuestionKind.Day) with { Limits = new AnswerLimits { Earliest = new DateOnly(2030, 1, 1) } },
            Asked("own-choice", QuestionKind.Choice) with { Choices = [new Choice { Code = "a", Title = "A" }, new Choice { Code = "b", Title = "B" }] },
            Asked("own-text", QuestionKind.Text), Asked("own-yes", QuestionKind.YesNo),
            Asked("own-table", QuestionKind.Table) with { Columns = [Asked("count", QuestionKind.WholeNumber)] },
            Asked("own-later", QuestionKind.Text) with { AskedWhen = new AskedWhen { Question = "own-yes", AnswerIsAnyOf = ["no"] } },
        ]))));
        var requirement = JsonSerializer.Deserialize<QuoteRequest>(asked.Input.Span, PluginDocuments.Json)!.Requirement;

        Assert.True(asked.MayFail);
        Assert.Equal((7m, -2m, new Money(100), new DateOnly(2030, 1, 1)), (requirement.Number("own-number"), requirement.Number("own-small"), requirement.Amount("own-amount"), requirement.Day("own-day")));
        Assert.Equal(("a", "-", true, 1m, 8), (requirement.Choices("own-choice").Single(), requirement.Text("own-text"), requirement.IsYes("own-yes"), requirement.Rows("own-table").Single().Number("count"), requirement.Answers.Count));
    }

    [Fact]
    public void No_payment_is_reckoned_by_numbers_beyond_counting()
    {
        var measures = OwnQuestions.On(Samples.ManifestOf(Samples.Fenmoor) with { ExtensionPoints = [new DeclaredExtension { Name = "outcome-payment", Class = "Some.Class" }] }).Single();
        var mad = new OutcomeMeasure { Code = "mad", Title = "Mad", Unit = "any", Better = Direction.Higher, Target = decimal.MinValue, Source = "None", Attribution = "None", VerificationLagDays = 0 };
        Assert.Empty(OwnQuestions.After(measures, Told(measures, new OutcomeMeasures { All = [mad] })));
    }

    private static string[] WordsFor(string point) => point == "evidence-check" ? ["any-evidence"] : point == "document-exporter" ? [.. DeclaredInput.WordsOf(point)!] : [];

    private static Question Asked(string code, QuestionKind kind) => new() { Code = code, Title = code, Kind = kind };

    private static ServiceLineDescription Described(IReadOnlyList<Question> own) => new() { Lot = "3", ServiceLine = "ACS-ICT", Title = "A service", Summary = "A service.", OwnQuestions = own };

    private static PluginDocument Told<T>(TrialQuestion question, T answer) =>
        new(new PluginCall("a.b", "1.0.0", "hash", question.Operation.Name, question.Input), JsonSerializer.SerializeToUtf8Bytes(answer, PluginDocuments.Json));
}
