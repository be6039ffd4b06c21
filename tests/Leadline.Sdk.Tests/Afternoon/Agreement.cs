using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Leadline.Testing;
using ApiAnswer = Leadline.Testing.Answer;

namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>What the guide's supplier finds: a running platform with the framework agreement ACS, live, and its own place on lot 3; and a buyer.</summary>
internal sealed partial class Agreement : IAsyncDisposable
{
    /// <summary>The supplier.</summary>
    internal const string Supplier = "GB-COH:01234567";

    private const string Organisations = $"""
        reference,name,kind,open_from,open_to,successor
        GB-NHS:X24,NHS England,authority,2013-04-01,,
        GB-NHS:QZZ,A board that buys,icb,2022-07-01,,
        {Supplier},Acme,company,2014-03-03,,

        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90); // modules tell each other by and by, and a node looks for approvals each second

    private string _framework = "";

    private Agreement(RunningPlatform platform) => Platform = platform;

    /// <summary>The platform.</summary>
    internal RunningPlatform Platform { get; }

    /// <summary>Calls of the authority.</summary>
    internal Api Authority { get; private set; } = null!;

    /// <summary>Calls of the supplier's publisher.</summary>
    internal Api Publisher { get; private set; } = null!;

    /// <summary>The client that the supplier was given to publish with, and its secret.</summary>
    internal (string Id, string Secret) Client { get; private set; }

    private Api Buyer { get; set; } = null!;

    private Api Approver { get; set; } = null!;

    private Api Bidder { get; set; } = null!;

    /// <summary>Makes it all, in a folder that is there.</summary>
    internal static async Task<Agreement> BeginAsync(string folder)
    {
        var agreement = new Agreement(await RunningPlatform.StartAsync(Path.Combine(folder, "data")));
        try
        {
            await agreement.LetInAsync(folder);
            await agreement.BringToLifeAsync();
            return agreement;
        }
        catch
        {
            await agreement.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    /// <summary>An act of the authority, or of another, on what stands at a path.</summary>
    internal async Task<ApiAnswer> ActAsync(string path, string act, string reason, Api? by = null) => (await (by ?? Authority).ActAsync(path, act, new { reason })).Good();

    /// <summary>How a version stands, which the supplier and the authority read alike.</summary>
    internal async Task<(string State, string Reason)> StandingAsync(string version)
    {
        var (own, authoritys) = ((await Publisher.GetAsync(version)).Good(), (await Authority.GetAsync(version)).Good());
        Assert.Equal((own["state"], own["reason"]), (authoritys["state"], authoritys["reason"]));
        return (own["state"], own["reason"]);
    }

    /// <summary>Prepares a direct award for three practices with 75 devices, Saturdays and two years.</summary>
    /// <returns>Its path.</returns>
    internal async Task<string> PrepareAsync()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var need = new { frameworkId = _framework, lotNumber = "3", serviceLine = "ACS-ICT", title = "Desktops of three practices", startsOn = today.AddDays(60), termMonths = 24, standstill = false };
        var made = await UntilAsync(() => Buyer.PostAsync("/api/v1/direct-awards", need), a => (int)a.Status < 300);
        var path = $"/api/v1/direct-awards/{made.Id}";
        var body = new JsonObject { ["answers"] = JsonNode.Parse(Answers.Replace("DAY", $"{today.AddDays(20):O}", StringComparison.Ordinal)), ["ownAnswers"] = new JsonArray() };
        (await Buyer.SendAsync(HttpMethod.Put, $"{path}/answers", Api.Text(body.ToJsonString(), "application/json"), made.Tag)).Good();
        return path;
    }

    /// <summary>What a buyer is asked and told on a direct award, once it is so.</summary>
    internal async Task<JsonNode> FormAsync(string award, Func<JsonNode, bool> isSo) => (await UntilAsync(() => Buyer.GetAsync($"{award}/form"), a => (int)a.Status < 300 && isSo(a.Json))).Json;

    /// <summary>The one quote for a direct award.</summary>
    internal async Task<JsonNode> QuoteAsync(string award)
    {
        (await Buyer.ActAsync(award, "quotes")).Good();
        var quotes = await UntilAsync(() => Buyer.GetAsync($"{award}/quotes"), a => (int)a.Status < 300 && a.Json.AsArray().All(q => q!["state"]!.ToString() != "waiting"));
        return Assert.Single(quotes.Json.AsArray())!;
    }

    /// <summary>Awards to a quote, by somebody who did not prepare it.</summary>
    internal async Task AwardAsync(string award, JsonNode quote)
    {
        (await Approver.ActAsync(award, "award", new { supplier = quote["supplier"]!.ToString(), reason = "The only quote." })).Good();
        await UntilAsync(() => Buyer.GetAsync(award), a => a["state"] == "awarded");
    }

    private async Task LetInAsync(string folder)
    {
        var file = Path.Combine(folder, "organisations.csv");
        await File.WriteAllTextAsync(file, Organisations, TestContext.Current.CancellationToken);
        await Platform.OperateAsync("import", "organisations", file);
        Client = await CredentialAsync(Supplier, "plugin-publisher");
        Publisher = Platform.As(Client.Id, Client.Secret);
        (Bidder, Authority) = (await ProgramAsync(Supplier, "bid-manager"), await ProgramAsync("GB-NHS:X24", "category-manager"));
        (Buyer, Approver) = (await ProgramAsync("GB-NHS:QZZ", "procurement-lead"), await ProgramAsync("GB-NHS:QZZ", "approver"));
    }

    // As published, with a procurement and a term in which today lies.
    private async Task BringToLifeAsync()
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(Repository.Tests, "../../frameworks/acs/framework.yaml"), TestContext.Current.CancellationToken))
            .Replace("regime: pcr-2015", "regime: pa-2023-light-touch", StringComparison.Ordinal).Replace("procurement-began: 2017-12-20", "procurement-began: 2025-03-03", StringComparison.Ordinal)
            .Replace("from: 2018-08-01", "from: 2025-08-01", StringComparison.Ordinal).Replace("to: 2022-07-31", "to: 2045-07-31", StringComparison.Ordinal)
            .Replace("latest: 2030-12-31", "latest: 2045-07-31", StringComparison.Ordinal)
            .Replace("tender-notice: 2017-12-20", "tender-notice: 2025-03-03", StringComparison.Ordinal).Replace("tenders-due: 2018-02-23", "tenders-due: 2025-04-14", StringComparison.Ordinal)
            .Replace("appointment: 2018-07-17", "appointment: 2025-07-14", StringComparison.Ordinal).Replace("live: 2018-08-01", "live: 2025-08-01", StringComparison.Ordinal)
            .Replace("from: 2019-07-29", "from: 2025-08-01", StringComparison.Ordinal).Replace("to: 2023-07-28", "to: 2045-07-31", StringComparison.Ordinal);
        const string Second = "second@authority.example";
        var second = await TwoPeople.ArriveAsync(Platform.Address, Second, await Platform.OperateAsync(
            "user", "add", "--email", Second, "--name", "A Second", "--organisation", "GB-NHS:X24", "--as", "category-manager"));
        var made = await UntilAsync(() => Authority.PublishAsync(second, text), a => (int)a.Status < 300);
        _framework = made.Id;
        (await Authority.StepAsync(second, $"/api/v1/frameworks/{_framework}", "tendering")).Good();
        var tender = await UntilAsync(() => Bidder.PostAsync("/api/v1/tenders", new { frameworkId = _framework, lotNumber = "3", serviceLines = new[] { "ACS-ICT" }, statement = "We can." }), a => (int)a.Status < 300);
        (await Authority.ActAsync($"/api/v1/tenders/{tender.Id}", "decision", new { decisions = new[] { new { serviceLine = "ACS-ICT", accredited = true, reason = "Meets the standard." } } })).Good();
        (await Authority.StepAsync(second, $"/api/v1/frameworks/{_framework}", "live")).Good();
    }

    private async Task<Api> ProgramAsync(string organisation, params IEnumerable<string> scopes)
    {
        var (id, secret) = await CredentialAsync(organisation, scopes);
        return Platform.As(id, secret);
    }

    private async Task<(string Id, string Secret)> CredentialAsync(string organisation, params IEnumerable<string> scopes)
    {
        var issued = Issued().Match(await Platform.OperateAsync(["credential", "issue", organisation, "--as", .. scopes]));
        return (issued.Groups["id"].Value, issued.Groups["secret"].Value);
    }

    private static async Task<ApiAnswer> UntilAsync(Func<Task<ApiAnswer>> ask, Func<ApiAnswer, bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var answer = await ask();
            if (isSo(answer))
                return answer;
            // Something is not there yet, or a rule does not hold yet; anything else will not come right by itself.
            Assert.True((int)answer.Status is < 300 or 404 or 409, $"{(int)answer.Status}: {answer.Body}");
            Assert.False(patience.IsCancellationRequested, $"It did not come about. The last answer is {(int)answer.Status}: {answer.Body}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }

    private const string Answers = """
        [
          {"kind": "table", "question": "practices", "rows": [
            {"cells": [{"kind": "text", "question": "code", "text": "A81001"}, {"kind": "number", "question": "devices", "number": 40}, {"kind": "yes-no", "question": "takeover", "isYes": true}]},
            {"cells": [{"kind": "text", "question": "code", "text": "A81002"}, {"kind": "number", "question": "devices", "number": 25}, {"kind": "yes-no", "question": "takeover", "isYes": true}]},
            {"cells": [{"kind": "text", "question": "code", "text": "A81003"}, {"kind": "number", "question": "devices", "number": 10}, {"kind": "yes-no", "question": "takeover", "isYes": false}]}]},
          {"kind": "choice", "question": "hours", "codes": ["core", "saturday"]},
          {"kind": "choice", "question": "response", "codes": ["two-hours"]},
          {"kind": "yes-no", "question": "on-site", "isYes": false},
          {"kind": "yes-no", "question": "refresh", "isYes": false},
          {"kind": "choice", "question": "security", "codes": ["monitoring"]},
          {"kind": "day", "question": "handover", "day": "DAY"}
        ]
        """;

    [GeneratedRegex(@"client_id:\s+(?<id>\S+)\s+client_secret:\s+(?<secret>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Issued();
}
