using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>
/// The questions that the host makes by itself, at least one for each operation, so that nothing passes unrun. They hold nothing of any framework, buyer or
/// supplier: what is asked in earnest comes with the calls that the package brings.
/// </summary>
internal static class OwnQuestions
{
    private const string Describe = "service-line/describe";
    private const string Measures = "outcome-payment/measures";
    private const string Odd = "\u00a31,234.50 \"\U0001d11e\"";

    private const decimal Greatest = 1_000_000_000_000m;

    private static readonly DateOnly Day = new(2026, 4, 1);
    private static readonly Party Somebody = new() { Identifier = OrganisationReference.Parse("GB-COH:00000001"), Name = "A party of the trial" };

    /// <summary>Those that need no answer to another.</summary>
    internal static IEnumerable<TrialQuestion> On(PluginManifest manifest)
    {
        var lines = manifest.Lots.SelectMany(l => l.ServiceLines.Select(s => new ServiceLineScope { Framework = l.Framework, Lot = l.Lot, ServiceLine = s })).ToList();
        return manifest.ExtensionPoints.SelectMany(e => On(e, lines));
    }

    /// <summary>Those that an answer leads to: a quote with what a service line asks for itself, and a payment by the measures that it proposes.</summary>
    internal static IEnumerable<TrialQuestion> After(TrialQuestion question, PluginAnswer answer) => (question, answer) switch
    {
        ({ Recorded: null, Operation.Name: Describe }, PluginDocument told) => AfterDescription(question, Read<ServiceLineScope>(question.Input), Read<ServiceLineDescription>(told.Output)),
        ({ Recorded: null, Operation.Name: Measures }, PluginDocument told) when Read<OutcomeMeasures>(told.Output) is var measures && CanBeReckoned(measures) =>
            [Question("outcome-payment/payment-due", Period(measures), $"{question.Name}, by its own measures") with { MayFail = true }],
        _ => [],
    };

    private static IEnumerable<TrialQuestion> On(DeclaredExtension extension, List<ServiceLineScope> lines) => extension.Name switch
    {
        "service-line" => lines.Select(line => Question(Describe, line, Name(line))),
        "requirement-check" => lines.Select(line => Question("requirement-check/validate", Needed(line, []), $"{Name(line)}, without answers")),
        "outcome-payment" => lines.Select(line => Question(Measures, Needed(line, []), $"{Name(line)}, without answers")),
        "return-format" => [Question("return-format/read", Batch([]), "no rows"), Question("return-format/read", Batch([[], ["", " "], [Odd, "=1+1", "31/12/2025"]]), "rows that are no return")],
        "price-score" => [Question("price-score/score", Prices(1), "one bid"), Question("price-score/score", Prices(7), "seven bids")],
        "evidence-check" => extension.Input.Select(kind => Question("evidence-check/judge", Evidence(kind), $"an empty {kind}")),
        "document-exporter" => extension.Input.Select(kind => Question("document-exporter/export", Record(kind), $"a small {kind}")),
        _ => throw new InvalidOperationException($"No question is known for the extension point {extension.Name}."), // a new one needs some here
    };

    // The host knows neither the framework's form, which is the module's that asks, nor the supplier's prices: an empty book.
    private static IEnumerable<TrialQuestion> AfterDescription(TrialQuestion question, ServiceLineScope line, ServiceLineDescription told)
    {
        var requirement = Needed(line, [.. told.OwnQuestions.Where(q => q.AskedWhen is null).Select(AnswerWithin.LimitsOf)]);
        yield return Question("service-line/quote", new QuoteRequest { AskedOn = Day, Requirement = requirement, PriceBook = new PriceBook { Reference = "TRIAL", Version = 1, Entries = [] } },
            $"{question.Name}, without form and prices") with { MayFail = true };
    }

    private static Requirement Needed(ServiceLineScope line, IReadOnlyList<Answer> answers) => new()
    {
        Framework = line.Framework, FrameworkVersion = 1, Lot = line.Lot, ServiceLine = line.ServiceLine, StartsOn = Day, TermMonths = 24, Answers = answers,
    };

    private static ReturnBatch Batch(string[][] rows) => new()
    {
        Framework = "TRIAL", Month = new Month(2026, 3), IsLast = true, Columns = [],
        Rows = [.. rows.Select((cells, i) => new TextRow { Number = i + 1, Cells = cells })],
    };

    private static BidPrices Prices(int bids) => new()
    {
        Weight = 40, Bids = [.. Enumerable.Range(1, bids).Select(i => new BidPrice { Key = $"bid-{i}", AnnualPrice = new Money(100_000 + ((i / 2) * 12_345_67)) })],
    };

    private static EvidenceDocument Evidence(string kind) => new()
    {
        Kind = kind, MediaType = "application/json", AsAt = Day, Sha256 = new string('0', 64), Root = new DataNode { Kind = DataKind.Object, Children = [] },
    };

    private static PublishedRecord Record(string kind)
    {
        var at = new DateTimeOffset(Day, TimeOnly.MinValue, TimeSpan.Zero);
        return kind switch
        {
            "mi-return" => new PublishedReturn { Reference = "TRIAL-1", Framework = "TRIAL", PublishedAt = at, Supplier = Somebody, Month = new Month(2026, 3), Lines = [] },
            "charge-invoice" => new ChargeInvoice
            {
                Reference = "TRIAL-2", Framework = "TRIAL", PublishedAt = at, Authority = Somebody, Supplier = Somebody, IssuedOn = Day, DueOn = Day.AddDays(30), VatRate = new BasisPoints(2_000),
                Lines = [new ChargeInvoiceLine { Month = new Month(2026, 3), Spend = new Money(1_000_000), Rate = new BasisPoints(50), Charge = new Money(5_000) }],
                Net = new Money(5_000), Vat = new Money(1_000), Gross = new Money(6_000),
            },
            "contracting-process" => new ContractingProcess
            {
                Reference = "TRIAL-3", Framework = "TRIAL", PublishedAt = at, Lot = "1", ServiceLines = ["TRIAL"], Title = "A process of the trial", Route = CallOffRoute.FurtherCompetition, Buyer = Somebody,
            },
            _ => throw new InvalidOperationException($"No record of the kind {kind} is known."),
        };
    }

    // The numbers are the plugin's, and no document bounds them.
    private static bool CanBeReckoned(OutcomeMeasures measures) => measures.All.All(m => Math.Abs(m.Target) < Greatest && Math.Abs(m.Baseline ?? 0) < Greatest);

    // What is open is taken to be ten short of its target, and half of that to be reached.
    private static MeasuredPeriod Period(OutcomeMeasures measures)
    {
        var agreed = measures.All.Select(m => m with { Baseline = m.Baseline ?? m.Target + (m.Better == Direction.Higher ? -10 : 10) }).ToList();
        return new MeasuredPeriod
        {
            Contract = "TRIAL/1", From = Day.AddMonths(-1), To = Day.AddDays(-1),
            Terms = new OutcomeTerms { Model = OutcomeModel.ValueBased, Fixed = new Money(1_000_000), AtRisk = new Money(100_000), Cap = new Money(1_100_000), Collar = new Money(1_000_000), Measures = agreed },
            Results = [.. agreed.Select(m => new MeasuredResult { Measure = m.Code, Value = m.Target - ((m.Target - m.Baseline!.Value) / 2), VerifiedOn = Day })],
        };
    }

    private static string Name(ServiceLineScope line) => $"{line.Framework} lot {line.Lot}, {line.ServiceLine}";

    private static TrialQuestion Question<T>(string operation, T document, string name) =>
        new(ExtensionPoints.FindOperation(operation)!, JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json), name);

    private static T Read<T>(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<T>(json.Span, PluginDocuments.Json)!; // both were read and judged before
}
