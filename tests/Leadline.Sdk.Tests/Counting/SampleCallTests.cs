using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Counting;

/// <summary>The samples, loaded from disk as they are and as rewritten, and called by the names on the wire.</summary>
[Collection("Steps")]
public sealed class SampleCallTests
{
    private static readonly Requirement Requirement = new()
    {
        Framework = "ACS", FrameworkVersion = 1, Lot = "3", ServiceLine = "ACS-ICT", StartsOn = new DateOnly(2019, 4, 1), TermMonths = 24,
        Answers =
        [
            new ChoiceAnswer { Question = "hours", Codes = ["core", "saturday"] },
            new DayAnswer { Question = "handover", Day = new DateOnly(2019, 3, 15) },
            new TableAnswer { Question = "practices", Rows = [Practice("A81001", 40), Practice("A81002", 25), Practice("A81001", 10)] },
        ],
    };

    private static readonly PriceBook Book = new()
    {
        Reference = "FEN-2019", Version = 3,
        Entries =
        [
            Price("onboarding", 50_000, ChargePeriod.Once), Price("practice", 12_000, ChargePeriod.Month), Price("saturday", 2_500, ChargePeriod.Month),
            Price("device", 900, ChargePeriod.Month), Price("device", 850, ChargePeriod.Month, from: 50),
        ],
    };

    public static TheoryData<string, string, string> Calls => new()
    {
        // 3 x £500 + 3 x £120 x 24 + 75 x £8.50 x 24 + 3 x £25 x 24
        { "service-line/quote", "Fenmoor.PrimaryCareIT.SurgeryDesk", "\"total\":{\"pence\":2724000," },
        { "service-line/describe", "Fenmoor.PrimaryCareIT.SurgeryDesk", "\"minimumSpecification\":[{\"item\":\"desk\"" },
        { "requirement-check/validate", "Fenmoor.PrimaryCareIT.SurgeryDesk", "\"place\":\"practices/3/code\"" },
        { "outcome-payment/measures", "Fenmoor.PrimaryCareIT.CallsAnswered", "\"target\":95" },
        // £10,000 fixed, £4,000 at risk, 90 % answered between 80 and 95: two thirds of it
        { "outcome-payment/payment-due", "Fenmoor.PrimaryCareIT.CallsAnswered", "\"total\":{\"pence\":1266667," },
        { "return-format/read", "Fenmoor.PrimaryCareIT.LedgerExport", "\"rows\":[{\"fromRow\":3,\"cells\":[{\"column\":\"contract\",\"text\":\"ACS/3/2019-0007\"}" },
        { "document-exporter/export", "Leadline.Samples.Standards.ReturnAsCsv", "2019-10,\\u0022ACS/3/2019-0007\\u0022" },
        { "evidence-check/judge", "Leadline.Samples.Standards.StatesItsVersion", "\"code\":\"version-unusual\"" },
        { "price-score/score", "Leadline.Samples.Standards.LowestPriceProportional", "\"key\":\"b\",\"score\":20" },
    };

    [Theory, MemberData(nameof(Calls))]
    public void A_sample_answers_and_counted_it_answers_the_same(string name, string type, string part)
    {
        var operation = ExtensionPoints.FindOperation(name)!;
        var input = JsonSerializer.Deserialize(JsonSerializer.Serialize(Input(name), operation.Input, PluginDocuments.Json), operation.Input, PluginDocuments.Json)!;
        var assembly = type[..type.LastIndexOf('.')];
        var files = SampleTests.Files(assembly);

        var (plain, none) = Call(files[$"lib/{assembly}.dll"].ToArray(), type, operation, input);
        var rewritten = CountedAssemblies.Rewrite(files)[$"lib/{assembly}.dll"];
        var (counted, steps) = Call(rewritten, type, operation, input);

        Assert.Contains(part, plain, StringComparison.Ordinal);
        Assert.Equal(0, none);
        Assert.Equal(plain, counted);
        Assert.InRange(steps, 5, 5_000);
        Assert.Equal((counted, steps), Call(rewritten, type, operation, input));
    }

    [Theory]
    [InlineData("Fenmoor.PrimaryCareIT")]
    [InlineData("Leadline.Samples.Standards")]
    public void Every_rewritten_method_is_one_that_the_runtime_compiles(string name)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var assembly = context.LoadFromStream(new MemoryStream(CountedAssemblies.Rewrite(SampleTests.Files(name))[$"lib/{name}.dll"]));
        var methods = assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>().Where(m => !m.IsAbstract && !m.ContainsGenericParameters).ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, m => System.Runtime.CompilerServices.RuntimeHelpers.PrepareMethod(m.MethodHandle)); // throws for invalid instructions
    }

    [Fact]
    public void A_heading_in_one_batch_is_known_in_the_next()
    {
        var read = ExtensionPoints.FindOperation("return-format/read")!;
        var dll = SampleTests.Files("Fenmoor.PrimaryCareIT")["lib/Fenmoor.PrimaryCareIT.dll"].ToArray();
        var whole = (ReturnBatch)Input("return-format/read");

        var first = Read(whole with { Rows = [.. whole.Rows.Take(2)], IsLast = false });
        var second = Read(whole with { Rows = [.. whole.Rows.Skip(2)], Carried = first.Carried });

        Assert.Equal("0,2,3", first.Carried);
        Assert.Equal(Read(whole).Rows.Select(r => r.FromRow), second.Rows.Select(r => r.FromRow));
        Assert.Equal("no-heading", Read(whole with { Rows = [.. whole.Rows.Take(1)] }).Findings.All.Single().Code);

        ReturnRows Read(ReturnBatch batch) => JsonSerializer.Deserialize<ReturnRows>(Call(dll, "Fenmoor.PrimaryCareIT.LedgerExport", read, batch).Json, PluginDocuments.Json)!;
    }

    private static (string Json, long Steps) Call(byte[] dll, string type, Operation operation, object input)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var assembly = context.LoadFromStream(new MemoryStream(dll));
        var reset = assembly.GetType(CountedAssemblies.ResetType)?.GetMethod(CountedAssemblies.ResetMethod, BindingFlags.Public | BindingFlags.Static);
        var plugin = assembly.GetType(type)!;
        Leadline.Plugins.Counting.CountedCalls.Begin(100_000, 256 * 1024);
        reset?.Invoke(null, null);
        var output = operation.Call(Activator.CreateInstance(plugin)!, input);
        var steps = Sdk.Steps.Used;
        Sdk.Steps.End();
        return (JsonSerializer.Serialize(output, operation.Output, PluginDocuments.Json), steps);
    }

    internal static object Input(string name) => name switch
    {
        "service-line/quote" => new QuoteRequest { AskedOn = new DateOnly(2019, 2, 1), Requirement = Requirement, PriceBook = Book },
        "service-line/describe" => new ServiceLineScope { Framework = "ACS", Lot = "3", ServiceLine = "ACS-ICT", MinimumSpecification = [new SpecificationItem { Code = "desk", Text = "A service desk." }] },
        "requirement-check/validate" or "outcome-payment/measures" => Requirement,
        "outcome-payment/payment-due" => new MeasuredPeriod
        {
            Contract = "ACS/3/2019-0007", From = new DateOnly(2019, 4, 1), To = new DateOnly(2019, 6, 30), Results = [new MeasuredResult { Measure = "answered-in-time", Value = 90, VerifiedOn = new DateOnly(2019, 7, 10) }],
            Terms = new OutcomeTerms
            {
                Model = OutcomeModel.ValueBased, Fixed = new Money(1_000_000), AtRisk = new Money(400_000), Cap = new Money(1_400_000), Collar = Money.Zero,
                Measures = [new OutcomeMeasure { Code = "answered-in-time", Title = "Calls", Unit = "per cent", Better = Direction.Higher, Baseline = 80, Target = 95, Source = "Records", Attribution = "All", VerificationLagDays = 10 }],
            },
        },
        "return-format/read" => new ReturnBatch
        {
            Framework = "ACS", Month = new Month(2019, 10), IsLast = true, Columns = [],
            Rows = [Row(1, "Fenmoor ledger", ""), Row(2, "Contract", "Our note", "Invoice", "Net GBP"), Row(3, "ACS/3/2019-0007", "", "F-1001", "1234.50"), Row(4, "=SUM", "", "", "1234.50"), Row(5, "", "", "", "")],
        },
        "document-exporter/export" => new PublishedReturn
        {
            Reference = "r", Framework = "ACS", PublishedAt = new DateTimeOffset(2019, 11, 1, 9, 0, 0, TimeSpan.Zero), Month = new Month(2019, 10),
            Supplier = new Party { Identifier = Packages.Made.Fenmoor, Name = "Fenmoor \"IT\" Ltd" },
            Lines = [new PublishedReturnLine { Contract = "ACS/3/2019-0007", InvoiceReference = "F-1001", NetValue = new Money(123_450) }],
        },
        "evidence-check/judge" => new EvidenceDocument
        {
            Kind = "fhir-capability-statement", MediaType = "application/fhir+json", AsAt = new DateOnly(2019, 10, 1), Sha256 = new string('0', 64),
            Root = new DataNode { Kind = DataKind.Object, Children = [Field("resourceType", "CapabilityStatement"), Field("fhirVersion", "1.0.2")] },
        },
        "price-score/score" => new BidPrices { Weight = 40, Bids = [new BidPrice { Key = "a", AnnualPrice = new Money(500) }, new BidPrice { Key = "b", AnnualPrice = new Money(1_000) }] },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No input is written for this operation."),
    };

    private static TableRow Practice(string code, decimal devices) =>
        new() { Cells = [new TextAnswer { Question = "code", Text = code }, new NumberAnswer { Question = "devices", Number = devices }] };

    private static PriceBookEntry Price(string code, long pence, ChargePeriod per, decimal from = 0) =>
        new() { Code = code, Title = code, Unit = "unit", UnitPrice = new Money(pence), Per = per, FromQuantity = from };

    private static TextRow Row(int number, params string[] cells) => new() { Number = number, Cells = cells };

    private static DataNode Field(string name, string text) => new() { Kind = DataKind.Text, Name = name, Text = text };
}
