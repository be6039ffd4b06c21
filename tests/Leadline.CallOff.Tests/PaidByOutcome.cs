using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Host.Tests.People;
using Leadline.Modularity.Plugins;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.CallOff.Tests;

/// <summary>A contract that pays by outcome, with its terms agreed and a year of it over, whose plugin the authority has taken out of use meanwhile.</summary>
internal sealed class PaidByOutcome
{
    private PaidByOutcome(DirectAwardLot lot, string id) => (Lot, Id) = (lot, id);

    internal DirectAwardLot Lot { get; }

    internal string Id { get; }

    internal string Path => $"/api/v1/contracts/{Id}";

    internal Member Supplier => Lot.Suppliers[0];

    internal DateOnly Starts { get; private set; }

    private World World => Lot.World;

    internal static async Task<PaidByOutcome> BeginAsync(World world)
    {
        var lot = await DirectAwardLot.BeginAsync(world, points: ["service-line", "requirement-check", "outcome-payment"]);
        var path = await lot.QuotedAsync();
        (await world.Buyer.Approver.ActAsync(path, "award", new { supplier = lot.Suppliers[0].Id, reason = "The lowest." })).Good();
        await world.Host.RestAsync();
        (await world.Buyer.Approver.ActAsync(path, "order-form")).Good();
        await world.Host.RestAsync();
        var contract = new PaidByOutcome(lot, path.Split('/')[^1]);
        contract.Starts = DateOnly.Parse((await world.Buyer.Api.GetAsync(contract.Path)).Good()["startsOn"]);
        (await contract.ReportAsync(0, 90)).Refused("terms-not-agreed");
        (await contract.AgreeAsync()).Refused("terms-not-proposed");
        await contract.ProposeOnThePageAsync();
        (await contract.ProposeAsync()).Good(); // in the place of what was proposed on the page
        (await contract.AgreeAsync()).Good();
        (await lot.Publishing.DecideAsync(lot.Version, "disabling")).Good();
        await world.Host.MoveToAsync(new DateTimeOffset(contract.Starts.AddMonths(13), new TimeOnly(12, 0), TimeSpan.Zero));
        return contract;
    }

    /// <summary>Waits until this node has heard that the plugin is out of use.</summary>
    internal async Task WithdrawnAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var scope = SdkJson.Bytes(new Sdk.ServiceLineScope { Framework = "HSS", Lot = "2", ServiceLine = "IT" });
        var (plugins, hash) = (World.Host.App.Services.GetRequiredService<IPlugins>(), (await FormulaAsync())["pluginHash"]!.ToString());
        while (await plugins.AskVersionAsync(Lot.Publishing.Plugin, hash, "service-line/describe", scope, null, patience.Token)
            is not PluginMachineFailure { Trouble: PluginTrouble.Withdrawn })
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }

    internal async Task<JsonNode> FormulaAsync() => (await Supplier.Api.GetAsync(Path)).Good().Json["outcomePayment"]!;

    internal async Task<Answer> ProposeAsync() => await World.Buyer.Approver.SendAsync(HttpMethod.Put, $"{Path}/outcome-terms", Api.Text(JsonSerializer.Serialize(new
    {
        model = "value-based", periodMonths = 1, @fixed = World.Pounds(100_000), atRisk = World.Pounds(50_000), cap = World.Pounds(150_000), collar = World.Pounds(0),
        measures = new[] { new { measure = "answered-in-time", baseline = 70m } },
    }, JsonSerializerOptions.Web), "application/json"), (await FormulaAsync())["tag"]!.ToString());

    // What can't be read or can't be is told at its field, and stays as it was typed; then the proposal stands.
    private async Task ProposeOnThePageAsync()
    {
        using var browser = new Browser(World);
        await browser.SignInAsync(await World.PersonAsync(World.Buyer, "approver"));
        var wrong = await SubmitAsync("5", ("Terms.Fixed", "a lot"), ("Terms.Collar", "-1"), ("Terms.Measures[0].Baseline", "99"));
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        foreach (var told in new[] { "Choose how many months a period has", "‘Fixed part for each period, without VAT’ must be an amount", "value=\"a lot\"", "can't be 95 where the baseline is 99", "only where losses are shared" })
            Assert.Contains(told, wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SubmitAsync("12.50", ("Terms.PeriodMonths", "3"), ("Terms.Fixed", "10"), ("Terms.Collar", "0"), ("Terms.Measures[0].Baseline", "60.5"))).Status);
        Assert.Equal(("3", 1_000L, "60.5"), ((await FormulaAsync())["periodMonths"]!.ToString(), (await FormulaAsync())["terms"]!["fixed"]!["pence"]!.GetValue<long>(), (await FormulaAsync())["terms"]!["measures"]![0]!["baseline"]!.ToString()));

        async Task<Shown> SubmitAsync(string atRisk, params (string, string)[] more) => await browser.SubmitAsync($"/contracts/{Id}?handler=Propose",
        [
            ("Terms.Tag", (await FormulaAsync())["tag"]!.ToString()), ("Terms.Model", "value-based"), ("Terms.AtRisk", atRisk), ("Terms.Cap", "1,000"),
            ("Terms.Measures[0].Target", "95"), .. more,
        ]);
    }

    internal async Task<Answer> AgreeAsync() => await Supplier.Api.PostAsync($"{Path}/outcome-terms/agreement", null, (await FormulaAsync())["tag"]!.ToString());

    /// <summary>What is reported for one month of the contract, counted from nought.</summary>
    internal object Period(int month, decimal value, string? supersedes = null, string? reason = null) => new
    {
        from = Starts.AddMonths(month), to = Starts.AddMonths(month + 1).AddDays(-1), supersedes, reason,
        results = new[] { new { measure = "answered-in-time", value, verifiedOn = Starts.AddMonths(month + 1).AddDays(10) } },
    };

    internal Task<Answer> ReportAsync(int month, decimal value, string? supersedes = null, string? reason = null) => PostAsync(Period(month, value, supersedes, reason));

    internal async Task<Answer> PostAsync(object report) => await Supplier.Api.PostAsync($"{Path}/outcome-reports", report, (await FormulaAsync())["tag"]!.ToString());

    /// <summary>Reports a month, and waits until the payment is worked out.</summary>
    internal async Task<string> CalculatedAsync(int month, decimal value)
    {
        var id = (await ReportAsync(month, value)).Good().Id;
        await World.Host.RestAsync();
        Assert.Equal("calculated", (await ReadAsync(id))["payment"]!["state"]!.ToString());
        return id;
    }

    internal async Task<JsonNode> ReadAsync(string report) =>
        (await Supplier.Api.GetAsync($"{Path}/outcome-reports")).Good().Json.AsArray().Single(r => r!["id"]!.ToString() == report)!;

    /// <summary>An act of the buyer on a payment.</summary>
    internal async Task<Answer> ActAsync(Api by, string report, string act, object? body = null, string? tag = null, string? key = null) =>
        await by.PostAsync($"{Path}/outcome-reports/{report}/{act}", body, tag ?? (await ReadAsync(report))["payment"]!["tag"]!.ToString(), key);
}
