using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.FrameworkDocuments;

public class ReadShippedDocuments
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static TheoryData<string> Shipped =>
    [
        .. System.IO.Directory.EnumerateFiles(Documents.Folder, "framework.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Order(),
    ];

    [Fact]
    public void Both_frameworks_of_the_brief_are_shipped_and_an_open_one() => Assert.Equal(["acs", "lpf", "open"], Shipped.Select(row => row.Data));

    [Theory, MemberData(nameof(Shipped))]
    public void Each_shipped_document_has_no_fault(string name)
    {
        var reading = FrameworkDocument.Read(Bytes(name));
        Assert.Empty(reading.Faults);
        Assert.NotNull(reading.Document);
    }

    [Fact]
    public void The_examples_of_the_read_me_have_no_fault() => Assert.Empty(Documents.Read(Documents.Example).Faults.Concat(Documents.Read(Documents.Whole).Faults));

    [Theory, MemberData(nameof(Shipped))]
    public void Its_publication_survives_the_journey_as_json_exactly(string name)
    {
        var published = new FrameworkPublished(FrameworkId.New(), 3, new DateOnly(2018, 8, 1), Document(name).Terms);
        var json = JsonSerializer.Serialize(published, Web);
        var back = JsonSerializer.Deserialize<FrameworkPublished>(json, Web);
        Assert.Equivalent(published, back, strict: true);
        Assert.Equal(json, JsonSerializer.Serialize(back, Web));
        Assert.DoesNotContain("\"kind\":0", json);
    }

    [Fact]
    public void The_lead_provider_framework_states_a_nil_charge_three_lots_and_ten_to_fifteen_places()
    {
        var document = Document("lpf");
        var terms = document.Terms;
        Assert.Equal(new ChargeTerms(ChargeKind.Nil, default, default, 0, "No fee is known for this framework."), terms.Charge);
        Assert.Equal(["1", "2a", "2b"], terms.Lots.Select(l => l.Number));
        Assert.Equal((15, 10), (terms.Lots[0].PlacesAtMost, terms.Lots[0].PlacesWarnBelow));
        Assert.Equal(5, terms.Lots[0].ServiceLines.Count);
        Assert.Equal(OrganisationReference.Parse("GB-NHS:X24"), terms.Authority);
        Assert.Equal(new DateOnly(2014, 3, 3), document.ProcurementBegan);
        Assert.Contains(document.Remarks, r => r is { Path: "/term", Kind: "unconfirmed" });
    }

    [Fact]
    public void The_acs_framework_charges_one_per_cent_and_lets_police_and_schools_buy()
    {
        var terms = Document("acs").Terms;
        Assert.Equal(ChargeKind.PercentageOfInvoicedValue, terms.Charge.Kind);
        Assert.Equal(new BasisPoints(100), terms.Charge.Rate);
        Assert.Equal(new BasisPoints(2000), terms.Charge.VatRate);
        Assert.Contains("police", terms.BuyerKinds);
        Assert.Contains("school", terms.BuyerKinds);
        Assert.Equal(100, terms.Lots[0].Criteria.Sum(c => c.Weight)); // shared criteria
        Assert.Equal(StandstillCounting.CalendarDaysAfterNotice, terms.Regime.StandstillCounting);
    }

    [Fact]
    public async Task A_stream_reads_as_its_bytes_do()
    {
        await using var stream = new MemoryStream(Bytes("lpf"));
        var reading = await FrameworkDocument.ReadAsync(stream, TestContext.Current.CancellationToken);
        Assert.Equal(Document("lpf").Sha256, reading.Document?.Sha256);
    }

    [Fact]
    public void Json_is_read_as_well()
    {
        const string json = """
            {
            	"format": 1, "reference": "DEMO", "title": "Json \u00e9", "authority": "GB-NHS:X24",
            	"regime": "pa-2023", "procurement-began": "2025-03-01",
            	"term": { "from": "2025-10-01", "to": "2029-09-30" },
            	"buyers": ["icb"], "charge": { "kind": "nil", "source": "None is taken." },
            	"service-lines": [{ "code": "A", "title": "A", "summary": "A" }],
            	"lots": [{ "number": "1", "title": "A", "service-lines": ["A"], "routes": [{ "route": "direct-award", "condition": "The lowest price." }],
            		"criteria": [{ "code": "p", "title": "P", "weight": 100, "kind": "price", "price-formula": "linear-from-lowest" }] }]
            }
            """;
        var reading = Documents.Read(json);
        Assert.Empty(reading.Faults);
        Assert.Equal("Json é", reading.Document!.Terms.Title);
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Documents.Folder, name, "framework.yaml"));

    private static FrameworkDocument Document(string name) => FrameworkDocument.Read(Bytes(name)).Document!;
}
