using System.Reflection;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Company.ServiceLine.Tests;

/// <summary>The plugin as its build left it, the price book, and a buyer's requirement to try it with.</summary>
internal static class ThePlugin
{
    // Lazy, so that a plugin or a book that is refused fails each test with the whole list of what is wrong.
    private static readonly Lazy<PluginRunner> Loaded = new(() => PluginRunner.Load(
        Path.Combine(AppContext.BaseDirectory, "plugin"), print: line => TestContext.Current.TestOutputHelper?.WriteLine(line)));

    private static readonly Lazy<PriceBook> Prices = new(() => PriceBookFiles.Read(Path.Combine(AppContext.BaseDirectory, "practices.pricebook.json")));

    internal static PluginRunner Runner => Loaded.Value;

    /// <summary>The prices of the very file that is signed and published.</summary>
    internal static PriceBook Book => Prices.Value;

    /// <summary>The file of recorded calls beside the plugin's project.</summary>
    internal static string CallsFile { get; } = typeof(ThePlugin).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Calls").Value!;

    /// <summary>The form as the framework document states it, as far as this plugin reads it.</summary>
    internal static ServiceLineScope Scope => new()
    {
        Framework = Runner.Manifest.Lots[0].Framework,
        Lot = Runner.Manifest.Lots[0].Lot,
        ServiceLine = Runner.Manifest.Lots[0].ServiceLines[0],
        MinimumSpecification = [new SpecificationItem { Code = "desk", Text = "A service desk answers from 8 to 18.30 on working days." }],
        Form =
        [
            new Question { Code = "hours", Title = "When is the service needed?", Kind = QuestionKind.Choices, Choices = [new Choice { Code = "core", Title = "Working days" }, new Choice { Code = "saturday", Title = "Saturdays" }] },
            new Question { Code = "handover", Title = "When are the practices handed over?", Kind = QuestionKind.Day, IsCompulsory = false },
            new Question
            {
                Code = "practices", Title = "Which practices are to be served?", Kind = QuestionKind.Table,
                Columns =
                [
                    new Question { Code = "code", Title = "ODS code", Kind = QuestionKind.Text },
                    new Question { Code = "devices", Title = "Devices", Kind = QuestionKind.WholeNumber, Unit = "devices", Limits = new AnswerLimits { Least = 0, Most = 10_000 } },
                ],
            },
        ],
    };

    internal static Requirement Requirement => new()
    {
        Framework = Scope.Framework, FrameworkVersion = 1, Lot = Scope.Lot, ServiceLine = Scope.ServiceLine, StartsOn = new DateOnly(2026, 4, 1), TermMonths = 24,
        Answers =
        [
            new ChoiceAnswer { Question = "hours", Codes = ["core", "saturday"] },
            new DayAnswer { Question = "handover", Day = new DateOnly(2026, 3, 1) },
            new TableAnswer { Question = "practices", Rows = [Practice("A81001", 40), Practice("A81002", 25), Practice("A81003", 10)] },
        ],
    };

    internal static QuoteRequest Request => new() { AskedOn = new DateOnly(2026, 2, 2), Requirement = Requirement, PriceBook = Book };

    internal static TableRow Practice(string code, decimal devices) =>
        new() { Cells = [new TextAnswer { Question = "code", Text = code }, new NumberAnswer { Question = "devices", Number = devices }] };

    /// <summary>The requirement with one answer given anew.</summary>
    internal static Requirement With(Answer answer) => Requirement with { Answers = [.. Requirement.Answers.Where(a => a.Question != answer.Question), answer] };
}
