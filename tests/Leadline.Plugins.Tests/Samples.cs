using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Tests;

/// <summary>The two sample plugins as packages, and questions for them.</summary>
internal static class Samples
{
    internal const string Fenmoor = "fenmoor.primary-care-it";
    internal const string Standards = "nhs-england.standards";

    private static readonly PluginManifest FenmoorManifest = new()
    {
        Format = 1, Id = Fenmoor, Version = "1.4.0", Title = "GP IT and desktop support", Publisher = OrganisationReference.Parse("GB-COH:01234567"), Sdk = "[1.0,2.0)",
        Assembly = "lib/Fenmoor.PrimaryCareIT.dll", Lots = [new DeclaredLot { Framework = "ACS", Lot = "3", ServiceLines = ["ACS-ICT"] }],
        ExtensionPoints =
        [
            new DeclaredExtension { Name = "service-line", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk" },
            new DeclaredExtension { Name = "requirement-check", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk", Input = ["buyer"] },
            new DeclaredExtension { Name = "return-format", Class = "Fenmoor.PrimaryCareIT.LedgerExport" },
        ],
    };

    private static readonly PluginManifest StandardsManifest = FenmoorManifest with
    {
        Id = Standards, Publisher = OrganisationReference.Parse("GB-NHS:X24"), Assembly = "lib/Leadline.Samples.Standards.dll", Lots = [],
        ExtensionPoints =
        [
            new DeclaredExtension { Name = "evidence-check", Class = "Leadline.Samples.Standards.StatesItsVersion", Input = ["fhir-capability-statement"] },
            new DeclaredExtension { Name = "price-score", Class = "Leadline.Samples.Standards.LowestPriceProportional" },
        ],
    };

    /// <summary>What the package of a sample says of itself.</summary>
    internal static PluginManifest ManifestOf(string id) => id == Fenmoor ? FenmoorManifest : StandardsManifest;

    /// <summary>Packs a sample into a folder, under its own id or another.</summary>
    internal static string Lay(string folder, string id, string version = "1.4.0", string? otherId = null) => Lay(folder, ManifestOf(id) with { Version = version, Id = otherId ?? id });

    /// <summary>Packs a sample into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="manifest">What it says of itself.</param>
    /// <param name="calls">The recorded calls that it brings.</param>
    /// <param name="assembly">Its assembly in place of the compiled one, without a PDB.</param>
    internal static string Lay(string folder, PluginManifest manifest, byte[]? calls = null, byte[]? assembly = null)
    {
        var name = Path.GetFileNameWithoutExtension(manifest.Assembly);
        var files = new[] { ".dll", ".pdb" }.ToDictionary(e => $"lib/{name}{e}", e => (ReadOnlyMemory<byte>)File.ReadAllBytes(Built(name + e)));
        if (calls is not null)
            files[PackagePaths.Calls] = calls;
        if (assembly is not null && files.Remove($"lib/{name}.pdb"))
            files[$"lib/{name}.dll"] = assembly;
        var path = Path.Combine(folder, $"{manifest.Id}-{manifest.Version}.llplugin");
        File.WriteAllBytes(path, PackageWriter.Pack(manifest, files));
        return path;
    }

    /// <summary>A file of a sample as its build left it.</summary>
    internal static string Built(string file) => Path.Combine(AppContext.BaseDirectory, "samples", file);

    /// <summary>The question of some number: another one for each number.</summary>
    internal static (string Plugin, string Operation, byte[] Input) Question(int number) => (number % 5) switch
    {
        0 => (Fenmoor, "service-line/quote", Json(new QuoteRequest { AskedOn = new DateOnly(2019, 2, 1).AddDays(number % 90), Requirement = Needed(number), PriceBook = Book })),
        1 => (Fenmoor, "requirement-check/validate", Json(Needed(number))),
        2 => (Fenmoor, "return-format/read", Json(Batch(number))),
        3 => (Standards, "price-score/score", Json(new BidPrices { Weight = 40, Bids = [.. Enumerable.Range(1, 3 + (number % 7)).Select(i => new BidPrice { Key = $"bid-{i}", AnnualPrice = new Money(100_000 + (i * 997L * number)) })] })),
        _ => (Standards, "evidence-check/judge", Json(Statement(number))),
    };

    internal static Requirement Needed(int number) => new()
    {
        Framework = "ACS", FrameworkVersion = 1, Lot = "3", ServiceLine = "ACS-ICT", Buyer = OrganisationReference.Parse("GB-NHS:0DE"), StartsOn = new DateOnly(2019, 4, 1), TermMonths = 12 + (number % 36),
        Answers =
        [
            new ChoiceAnswer { Question = "hours", Codes = number % 2 == 0 ? ["core", "saturday"] : ["core"] },
            new DayAnswer { Question = "handover", Day = new DateOnly(2019, 3, 1).AddDays(number % 31) },
            new TableAnswer { Question = "practices", Rows = [.. Enumerable.Range(1, 1 + (number % 12)).Select(i => Practice($"A8{1000 + (i * number % 97)}", i + (number % 50)))] },
        ],
    };

    /// <summary>A request for a quote for so many practices.</summary>
    internal static byte[] QuoteFor(int practices) => Json(new QuoteRequest
    {
        AskedOn = new DateOnly(2019, 2, 1), PriceBook = Book,
        Requirement = Needed(0) with { Answers = [new TableAnswer { Question = "practices", Rows = [.. Enumerable.Range(1, practices).Select(i => Practice($"A{80_000 + i}", i % 40))] }] },
    });

    internal static byte[] Json<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json);

    private static readonly PriceBook Book = new()
    {
        Reference = "FEN-2019", Version = 3,
        Entries =
        [
            Price("onboarding", 50_000, ChargePeriod.Once), Price("practice", 12_000, ChargePeriod.Month), Price("saturday", 2_500, ChargePeriod.Month),
            Price("device", 900, ChargePeriod.Month), Price("device", 850, ChargePeriod.Month, from: 50),
        ],
    };

    private static ReturnBatch Batch(int number) => new()
    {
        Framework = "ACS", Month = new Month(2019, 10), IsLast = true, Columns = [],
        Rows =
        [
            Row(1, "Fenmoor ledger", ""), Row(2, "Contract", "Our note", "Invoice", "Net GBP"),
            .. Enumerable.Range(3, 1 + (number % 20)).Select(i => Row(i, $"ACS/3/2019-{i:0000}", "", $"F-{number}", $"{number}.{i:00}")),
        ],
    };

    private static EvidenceDocument Statement(int number) => new()
    {
        Kind = "fhir-capability-statement", MediaType = "application/fhir+json", AsAt = new DateOnly(2019, 10, 1), Sha256 = new string('0', 64),
        Root = new DataNode { Kind = DataKind.Object, Children = [Field("resourceType", "CapabilityStatement"), Field("fhirVersion", $"{number % 6}.0.{number % 4}")] },
    };

    private static TableRow Practice(string code, decimal devices) =>
        new() { Cells = [new TextAnswer { Question = "code", Text = code }, new NumberAnswer { Question = "devices", Number = devices }] };

    private static PriceBookEntry Price(string code, long pence, ChargePeriod per, decimal from = 0) =>
        new() { Code = code, Title = code, Unit = "unit", UnitPrice = new Money(pence), Per = per, FromQuantity = from };

    private static TextRow Row(int number, params string[] cells) => new() { Number = number, Cells = cells };

    private static DataNode Field(string name, string text) => new() { Kind = DataKind.Text, Name = name, Text = text };
}
