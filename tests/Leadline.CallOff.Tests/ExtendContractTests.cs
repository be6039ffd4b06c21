using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>Extensions over the platform's own API: pending until the ceilings are asked, and counted, reported on and shown from then on.</summary>
public abstract class ExtendContractTests(SharedWorld shared) : InWorld(shared)
{
    private const long Annual = 1_200_000, OfMonth = Annual / 12;

    [Fact]
    public async Task Extended_twice_within_what_was_stated_it_is_counted_reported_on_and_shown_for_the_longer_term()
    {
        var (framework, contract) = await SignedAsync(ceiling: 10 * OfMonth, term: 1, months: 3);
        Assert.Equal(OfMonth, await CommittedAsync(framework));
        var (stated, month) = (await contract.EndsAsync(), await contract.StartsAsync());
        Assert.Equal(stated.AddDays(1).AddMonths(3).AddDays(-1).ToString("O", CultureInfo.InvariantCulture), (await contract.ReadAsync())["latestEnd"]);

        var first = Longer(stated, 1);
        (await contract.ExtendAsync(first)).Good();
        await World.Host.RestAsync();
        Assert.Equal((first, 2 * OfMonth), (await contract.EndsAsync(), await CommittedAsync(framework)));
        (await contract.ExtendAsync(Longer(stated, 4))).Refused("extension-too-long");
        (await contract.ExtendAsync(Longer(stated, 3))).Good();
        await World.Host.RestAsync();
        Assert.Equal((Longer(stated, 3), 4 * OfMonth), (await contract.EndsAsync(), await CommittedAsync(framework)));
        Assert.Equal([(1, stated, first), (2, first, Longer(stated, 3))],
            (await contract.ReadAsync()).Json["extensions"]!.AsArray().Select(e => (e!["number"]!.GetValue<int>(), Date(e["from"]!), Date(e["to"]!))));
        (await contract.ExtendAsync(Longer(stated, 4))).Refused("extension-too-long");

        // A month that only the extensions have, reported by the supplier, counts where it is more than was agreed.
        await World.MonthOverAsync(month.AddMonths(3));
        (await World.ReportAsync(framework, World.Suppliers[0], month.AddMonths(3).ToString("yyyy-MM", CultureInfo.InvariantCulture), (contract.Id, "E-1", OfMonth))).Good();
        await World.Host.RestAsync();
        Assert.Equal((4 * OfMonth, OfMonth), (await CommittedAsync(framework), (await OwnAsync(framework))["reported"]!["pence"]!.GetValue<long>()));
        Assert.Contains(UkDay(Longer(stated, 3)), (await World.Suppliers[0].Api.GetAsync($"/contracts/{contract.Id}")).Good().Body, StringComparison.Ordinal);

        await World.MonthOverAsync(month.AddMonths(4));
        (await contract.ExtendAsync(Longer(stated, 3).AddDays(1))).Refused("contract-over");
    }

    [Fact]
    public async Task What_would_breach_a_ceiling_is_stopped_with_the_reason_which_the_supplier_is_not_told()
    {
        var (framework, contract) = await SignedAsync(ceiling: 14 * OfMonth, term: 12, months: 6);
        var stated = await contract.EndsAsync();
        (await contract.ExtendAsync(Longer(stated, 3))).Good();
        await World.Host.RestAsync();
        var stopped = await contract.ReadAsync();
        Assert.StartsWith($"The ceiling of {framework.Reference} is £14,000.00.", stopped["extensionRefusal"], StringComparison.Ordinal);
        Assert.Equal(("", 12 * OfMonth, stated), (stopped["extensionTo"], await CommittedAsync(framework), await contract.EndsAsync()));
        Assert.Empty(stopped.Json["extensions"]!.AsArray());
        var seen = (await World.Suppliers[0].Api.GetAsync(contract.Path)).Good();
        Assert.Equal(("", "6", null), (seen["extensionRefusal"], seen["extensionMonths"], seen.Tag));
        Assert.DoesNotContain("£14,000.00", (await World.Suppliers[0].Api.GetAsync($"/contracts/{contract.Id}")).Good().Body, StringComparison.Ordinal);
        Assert.Contains("£14,000.00", (await World.Buyer.Approver.GetAsync($"/contracts/{contract.Id}")).Good().Body, StringComparison.Ordinal);

        (await contract.ExtendAsync(Longer(stated, 2))).Good(); // as far as there is room
        await World.Host.RestAsync();
        Assert.Equal(("", 14 * OfMonth, Longer(stated, 2)), ((await contract.ReadAsync())["extensionRefusal"], await CommittedAsync(framework), await contract.EndsAsync()));
    }

    [Fact]
    public async Task Of_two_extensions_at_once_one_is_made_and_a_stale_one_is_refused()
    {
        var (_, contract) = await SignedAsync(ceiling: 100 * OfMonth, term: 12, months: 6);
        var (stated, tag) = (await contract.EndsAsync(), (await World.Buyer.Approver.GetAsync(contract.Path)).Good().Tag);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => World.Buyer.Approver.PostAsync($"{contract.Path}/extensions", Body(Longer(stated, 3)), tag)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Accepted);
        await World.Host.RestAsync();
        Assert.Single((await contract.ReadAsync()).Json["extensions"]!.AsArray());
        (await World.Buyer.Approver.PostAsync($"{contract.Path}/extensions", Body(Longer(stated, 6)), tag)).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
    }

    [Fact]
    public async Task What_is_not_signed_is_not_extended_nor_is_it_by_whoever_prepared_it_or_for_another_buyer()
    {
        var open = await World.InviteAsync();
        (await World.Buyer.Approver.PostAsync($"/api/v1/contracts/{open.Id}/extensions", Body(new DateOnly(2030, 1, 1)), "\"1\"")).Refused("not-signed");
        (await World.OtherBuyer.Approver.PostAsync($"/api/v1/contracts/{open.Id}/extensions", Body(new DateOnly(2030, 1, 1)), "\"1\"")).Hidden();

        var both = await World.ProgramAsync(World.Buyer.Id, "procurement-lead", "approver");
        var (_, contract) = await SignedAsync(ceiling: 100 * OfMonth, term: 12, months: 6, by: both);
        var to = Longer(await contract.EndsAsync(), 1);
        (await both.ActAsync(contract.Path, "extensions", Body(to))).Refused("approver-prepared");
        (await World.Buyer.Approver.ActAsync(contract.Path, "extensions", new { to, reason = " " })).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await contract.ExtendAsync(to)).Good();
    }

    [Fact]
    public async Task What_was_stated_is_shown_to_whoever_is_invited()
    {
        var need = World.Need();
        need["extensionMonths"] = 18;
        var competition = await World.InviteAsync(need);
        Assert.Equal("18", (await World.Suppliers[0].Api.GetAsync(competition.Path)).Good()["extensionMonths"]);
        Assert.Contains("Up to 18 months in all", (await World.Suppliers[0].Api.GetAsync($"/competitions/{competition.Id}")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_approver_extends_it_on_its_page_and_is_told_there_what_is_wrong()
    {
        var (_, contract) = await SignedAsync(ceiling: 100 * OfMonth, term: 12, months: 6);
        var stated = await contract.EndsAsync();
        using var browser = new Browser(World);
        await browser.SignInAsync(await World.PersonAsync(World.Buyer, "approver"));
        var wrong = await SubmitAsync(Longer(stated, 7), "");
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains("Give the reason", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("may be extended by 6 months in all", (await SubmitAsync(Longer(stated, 7), "Needed.")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SubmitAsync(Longer(stated, 6), "The need goes on.")).Status);
        await World.Host.RestAsync();
        Assert.Equal(Longer(stated, 6), await contract.EndsAsync());
        var shown = (await browser.OpenAsync($"/contracts/{contract.Id}")).Text;
        Assert.Contains("The need goes on.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Extend.Reason", shown, StringComparison.Ordinal); // nothing is left to extend by

        async Task<Shown> SubmitAsync(DateOnly to, string reason) => await browser.SubmitAsync($"/contracts/{contract.Id}?handler=Extend",
        [
            ("Extend.Tag", (await World.Buyer.Approver.GetAsync(contract.Path)).Good().Tag!), ("Extend.To.Day", $"{to.Day}"), ("Extend.To.Month", $"{to.Month}"),
            ("Extend.To.Year", $"{to.Year}"), ("Extend.Reason", reason),
        ]);
    }

    private static object Body(DateOnly to) => new { to, reason = "The need goes on." };

    private static DateOnly Longer(DateOnly stated, int months) => stated.AddDays(1).AddMonths(months).AddDays(-1);

    private static DateOnly Date(JsonNode day) => DateOnly.Parse(day.ToString(), CultureInfo.InvariantCulture);

    private static string UkDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private async Task<JsonNode> OwnAsync(Framework framework) => (await World.Authority.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json["ceilings"]![0]!;

    private async Task<long> CommittedAsync(Framework framework) => (await OwnAsync(framework))["committed"]!["pence"]!.GetValue<long>();

    // From the first of a month on, so that what is counted is whole months.
    private async Task<(Framework Framework, Extendable Contract)> SignedAsync(long ceiling, int term, int months, Api? by = null)
    {
        var framework = await World.LiveAsync(World.Text() with { More = $"value-ceiling: {{ pence: {ceiling}, source: The test's own. }}" }, [World.Suppliers[0]]);
        var soon = DateOnly.Parse(World.Day(30), CultureInfo.InvariantCulture);
        var starts = new DateOnly(soon.Year, soon.Month, 1).AddMonths(1);
        var need = World.Need(framework);
        (need["contractFrom"], need["contractTo"], need["extensionMonths"]) = (Text(starts), Text(starts.AddMonths(term).AddDays(-1)), months);
        var made = (await (by ?? World.Buyer.Api).PostAsync("/api/v1/further-competitions", need)).Good();
        var competition = new Competition(World, made.Id, made["reference"], made.Json["closesAt"]!.GetValue<DateTimeOffset>());
        (await competition.ActAsync("invitation")).Good();
        (await competition.BidAsync(World.Suppliers[0], Annual)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        (await competition.AwardAsync(World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        (await competition.SignAsync()).Good();
        await World.Host.RestAsync();
        return (framework, new Extendable(World, competition.Id));
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Extendable(World World, string Id)
    {
        public string Path => $"/api/v1/contracts/{Id}";

        public async Task<Answer> ReadAsync() => (await World.Buyer.Api.GetAsync(Path)).Good();

        public async Task<DateOnly> StartsAsync() => Date((await ReadAsync()).Json["startsOn"]!);

        public async Task<DateOnly> EndsAsync() => Date((await ReadAsync()).Json["endsOn"]!);

        public Task<Answer> ExtendAsync(DateOnly to) => World.Buyer.Approver.ActAsync(Path, "extensions", Body(to));
    }
}

[Collection(Profiles.Embedded)]
public sealed class ExtendContractOnEmbedded(EmbeddedWorld world) : ExtendContractTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class ExtendContractOnProduction(ProductionWorld world) : ExtendContractTests(world);
