using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Plugins.Checking;

namespace Leadline.Testing;

/// <summary>
/// A live framework agreement whose lot 2 is bought from by direct award: one supplier quotes by the sample plugin with rules of its own,
/// another by the authority's plugin for rate cards, and a third has no prices.
/// </summary>
public sealed class DirectAwardLot : IDisposable
{
    private readonly List<IDisposable> _held;

    private DirectAwardLot(World world, Framework framework, IReadOnlyList<Member> suppliers, Publishing publishing, List<IDisposable> held) =>
        (World, Framework, Suppliers, Publishing, _held) = (world, framework, suppliers, publishing, held);

    /// <summary>The world.</summary>
    public World World { get; }

    /// <summary>The framework agreement.</summary>
    public Framework Framework { get; }

    /// <summary>The suppliers on lot 2: with a plugin, with a rate card, with nothing.</summary>
    public IReadOnlyList<Member> Suppliers { get; }

    /// <summary>Publishes the first supplier's plugin.</summary>
    public Publishing Publishing { get; }

    /// <summary>The version of the first supplier's plugin that is approved.</summary>
    public string Version { get; private set; } = "";

    /// <summary>What is answered: two surgeries with 32 devices together, and Saturdays.</summary>
    public static JsonArray Answers(params IReadOnlyList<(string Code, int Devices)> practices) =>
    [
        new JsonObject
        {
            ["kind"] = "table", ["question"] = "practices",
            ["rows"] = new JsonArray([.. (practices.Count == 0 ? [("A81001", 12), ("A81002", 20)] : practices).Select(p => Row(p.Item1, p.Item2))]),
        },
        new JsonObject { ["kind"] = "choice", ["question"] = "hours", ["codes"] = new JsonArray("weekdays", "saturday") },
    ];

    /// <summary>Makes it all.</summary>
    /// <param name="world">Where.</param>
    /// <param name="devicePence">What the first supplier asks for a device and month.</param>
    /// <param name="points">Where its plugin joins in; without any, it quotes and has rules of its own.</param>
    public static async Task<DirectAwardLot> BeginAsync(World world, long devicePence = 900, params IReadOnlyList<string> points)
    {
        var suppliers = new[] { await world.SupplierAsync(), await world.SupplierAsync(), await world.SupplierAsync() };
        await world.Host.RestAsync();
        var framework = await world.PublishAsync(world.Text());
        (await world.AdvanceAsync(framework, "tendering")).Good();
        foreach (var supplier in suppliers)
            (await world.DecideAsync((await world.TenderForLotAsync(framework, "2", supplier, "IT")).Good().Id, "IT")).Good();
        (await world.AdvanceAsync(framework, "live")).Good();

        var publishing = await Publishing.BeginAsync(world, supplier: suppliers[0]);
        var books = await PriceBooks.BeginAsync(world, framework, suppliers[0], lot: "2");
        await books.AcceptedAsync(books.Priced(
            PriceBooks.Entry("onboarding", 10_000, "practice", Sdk.ChargePeriod.Once), PriceBooks.Entry("practice", 20_000, "practice"),
            PriceBooks.Entry("device", devicePence, "device"), PriceBooks.Entry("saturday", 5_000, "practice"), PriceBooks.Entry("old-device", 300, "device")));
        var cards = await PriceBooks.BeginAsync(world, framework, suppliers[1], lot: "2");
        await cards.AcceptedAsync(cards.Priced(PriceBooks.Entry("practices", 30_000, "practice"), PriceBooks.Entry("practices-devices", 1_000, "device")));
        var made = new DirectAwardLot(world, framework, suppliers, publishing, [books, cards, publishing]);
        made.Version = await made.PublishAsync("1.0.0", points);
        return made;
    }

    /// <summary>Publishes the first supplier's plugin for lot 2 and has it approved.</summary>
    public async Task<string> PublishAsync(string version = "1.0.0", params IReadOnlyList<string> points)
    {
        var manifest = Publishing.Manifest with
        {
            Version = version,
            ExtensionPoints = [.. (points.Count == 0 ? ["service-line", "requirement-check"] : points).Select(p => new DeclaredExtension { Name = p, Class = $"Fenmoor.PrimaryCareIT.{(p == "outcome-payment" ? "CallsAnswered" : "SurgeryDesk")}" })],
            Lots = [new DeclaredLot { Framework = Framework.Reference, Lot = "2", ServiceLines = ["IT"] }],
        };
        var id = (await Publishing.PublishAsync(manifest)).Good().Id;
        (await Publishing.DecideAsync(id, "approval")).Good();
        await ActiveAsync(Publishing.Plugin, version);
        return id;
    }

    /// <summary>Publishes the plugin of whoever runs the agreement that prices rate cards; of the world's authority unless said.</summary>
    /// <returns>The plugin's name.</returns>
    public async Task<string> PublishRateCardAsync(Member? by = null)
    {
        var authority = await Publishing.BeginAsync(World, supplier: by ?? World.Authority);
        _held.Add(authority);
        var manifest = authority.Manifest with
        {
            Assembly = "lib/NhsEngland.RateCard.dll", Title = "Rate cards",
            ExtensionPoints = [new DeclaredExtension { Name = "service-line", Class = "NhsEngland.RateCard.PricedByAnswers" }],
            Lots = [new DeclaredLot { Framework = Framework.Reference, Lot = "2", ServiceLines = ["IT"] }],
        };
        var id = (await authority.PublishAsync(authority.Package(manifest, "NhsEngland.RateCard"))).Good().Id;
        (await authority.DecideAsync(id, "approval", by: authority.Supplier.Api)).Good();
        await ActiveAsync(authority.Plugin, "1.0.0");
        return authority.Plugin;
    }

    /// <summary>What is asked for when a direct award is prepared.</summary>
    public JsonObject Need() => new()
    {
        ["frameworkId"] = Framework.Id, ["lotNumber"] = "2", ["serviceLine"] = "IT", ["title"] = "Desktop support for two surgeries",
        ["startsOn"] = World.Day(60), ["termMonths"] = 24, ["extensionMonths"] = 6, ["standstill"] = false,
    };

    /// <summary>Prepares one, and answers the form.</summary>
    public async Task<string> AnsweredAsync(JsonArray? answers = null)
    {
        var path = $"/api/v1/direct-awards/{(await World.Buyer.Api.PostAsync("/api/v1/direct-awards", Need())).Good().Id}";
        (await AnswerAsync(path, answers ?? Answers())).Good();
        return path;
    }

    /// <summary>Answers the form.</summary>
    public async Task<Answer> AnswerAsync(string path, JsonArray answers, params IReadOnlyList<object> own) => await World.Buyer.Api.SendAsync(
        HttpMethod.Put, $"{path}/answers", Api.Text(JsonSerializer.Serialize(new { answers, ownAnswers = own }), "application/json"), (await World.Buyer.Api.GetAsync(path)).Good().Tag);

    /// <summary>Answers the form, asks for quotes and waits for them.</summary>
    public async Task<string> QuotedAsync(JsonArray? answers = null)
    {
        var path = await AnsweredAsync(answers);
        (await World.Buyer.Api.ActAsync(path, "quotes")).Good();
        await World.Host.RestAsync();
        return path;
    }

    /// <summary>The quotes as the buyer sees them, the lowest first.</summary>
    public async Task<JsonArray> QuotesAsync(string path) => (await World.Buyer.Api.GetAsync($"{path}/quotes")).Good().Json.AsArray();

    /// <inheritdoc/>
    public void Dispose() => _held.ForEach(h => h.Dispose());

    // Each node looks for approvals by itself, each second.
    private async Task ActiveAsync(string plugin, string version)
    {
        await World.Host.RestAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!(await World.Host.Operator.GetAsync("/api/v1/installed-plugins")).Good().Json.AsArray()
            .Any(p => p!["plugin"]?.ToString() == plugin && p["version"]?.ToString() == version && p["state"]?.ToString() == "active"))
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }

    private static JsonObject Row(string code, int devices) => new()
    {
        ["cells"] = new JsonArray(
            new JsonObject { ["kind"] = "text", ["question"] = "code", ["text"] = code }, new JsonObject { ["kind"] = "number", ["question"] = "devices", ["number"] = devices }),
    };
}
