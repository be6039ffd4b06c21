using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Bench.Bids;

/// <summary>
/// Suppliers on a live framework agreement, and competitions that all of them are invited to: every pair is one bid that nobody has made
/// yet. All of it comes about over the public API.
/// </summary>
internal sealed class BidScene(ChildServer host, string folder, BenchDatabase database)
{
    private const int Suppliers = 20;
    private const int ResponseLength = 4_000;

    private readonly Api _operator = new(OperatorClient.Of(folder));
    private readonly List<(string Id, string Token)> _suppliers = [];
    private readonly Queue<byte[]> _bids = new();

    /// <summary>Prepares so many bids, to be sent once each.</summary>
    internal async Task PrepareAsync(int bids)
    {
        var nhs = await _operator.JoinAsync("authority", World.Nhs, "category-manager");
        var buyer = As(await _operator.JoinAsync("icb", "GB-NHS:QXX", "procurement-lead"));
        for (var i = 1; i <= Suppliers; i++)
            _suppliers.Add(await _operator.JoinAsync("company", $"GB-COH:{i:D8}", "bid-manager"));
        await RestAsync();
        var framework = await LiveAsync(As(nhs), await TwoPeople.CategoryManagerAsync(_operator, host.Address, nhs.Id));
        for (var made = 0; made < bids; made += Suppliers)
            await InviteAsync(buyer, framework, made);
    }

    /// <summary>The next bids, in an order that spreads them over the competitions.</summary>
    internal IReadOnlyList<byte[]> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => _bids.Dequeue())];

    /// <summary>Waits until every entry of the record has its seal.</summary>
    internal async Task SealedAsync()
    {
        while (await database.CountAsync("SELECT count(*) FROM call_off.audit_unsealed") > 0)
            await Task.Delay(50);
    }

    // In process a row leaves the outbox when everybody has taken the message.
    private async Task RestAsync()
    {
        const string Waiting = "SELECT (SELECT count(*) FROM directory.outbox) + (SELECT count(*) FROM lots.outbox) + (SELECT count(*) FROM accreditation.outbox) + (SELECT count(*) FROM call_off.outbox)";
        while (await database.CountAsync(Waiting) > 0)
            await Task.Delay(20);
    }

    private async Task<string> LiveAsync(Api authority, Api second)
    {
        var framework = (await authority.PublishAsync(second, new FrameworkText("BENCH").ToString())).Good().Id;
        await RestAsync();
        (await authority.StepAsync(second, $"/api/v1/frameworks/{framework}", "tendering")).Good();
        await RestAsync();
        foreach (var supplier in _suppliers)
        {
            var tender = (await As(supplier).PostAsync("/api/v1/tenders",
                new { frameworkId = framework, lotNumber = "1", serviceLines = new[] { "IT" }, statement = "We can." })).Good().Id;
            var read = (await authority.GetAsync($"/api/v1/tenders/{tender}")).Good();
            var decisions = new[] { new { serviceLine = "IT", accredited = true, reason = "As its statement shows." } };
            (await authority.PostAsync($"/api/v1/tenders/{tender}/decision", new { decisions }, read.Tag)).Good();
        }

        await RestAsync();
        (await authority.StepAsync(second, $"/api/v1/frameworks/{framework}", "live")).Good();
        await RestAsync();
        return framework;
    }

    private async Task InviteAsync(Api buyer, string framework, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(60);
        var made = (await buyer.PostAsync("/api/v1/further-competitions", new JsonObject
        {
            ["frameworkId"] = framework,
            ["lotNumber"] = "1",
            ["serviceLines"] = new JsonArray("IT"),
            ["title"] = $"Desktop support, {number}",
            ["requirement"] = "Somebody comes when the screen is dark.",
            ["closesAt"] = now.AddDays(14).ToString("O", CultureInfo.InvariantCulture),
            ["contractFrom"] = from.ToString("O", CultureInfo.InvariantCulture),
            ["contractTo"] = from.AddYears(2).ToString("O", CultureInfo.InvariantCulture),
            ["standstill"] = false,
        })).Good();
        (await buyer.PostAsync($"/api/v1/further-competitions/{made.Id}/invitation", null, made.Tag)).Good();
        var json = JsonSerializer.Serialize(new { annualPrice = World.Pounds(12_345_600), response = new string('x', ResponseLength) }, JsonSerializerOptions.Web);
        foreach (var (_, token) in _suppliers)
            _bids.Enqueue(HttpLoad.Post($"/api/v1/further-competitions/{made.Id}/bids", json, token));
    }

    private Api As((string Id, string Token) member)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", member.Token);
        return new Api(client);
    }
}
