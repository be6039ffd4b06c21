using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Ceilings;

/// <summary>Ceilings over the platform's own API: what would breach one is stopped, until it is raised by two people on a ground of the law.</summary>
public abstract class CeilingTests(SharedWorld shared) : InWorld(shared)
{
    private const long Annual = 1_200_000, OfMonth = Annual / 12;

    private static readonly object Confirm = new { isConfirmed = true, reason = "The notice is published." };

    [Fact]
    public async Task Of_two_awards_at_once_that_do_not_both_fit_one_is_made_and_the_other_after_a_raise()
    {
        // One contract of two years fits, and two do not, before half more is allowed.
        var framework = await LiveAsync(36 * OfMonth);
        var (one, other) = (await EvaluatedAsync(framework), await EvaluatedAsync(framework));
        await Task.WhenAll(AwardAsync(one), AwardAsync(other));
        await World.Host.RestAsync();
        var states = new[] { await one.ReadAsync(), await other.ReadAsync() };
        var (made, back) = states[0]["state"] == "awarded" ? (states[0], states[1]) : (states[1], states[0]);
        Assert.Equal(("awarded", "opened"), (made["state"], back["state"]));
        Assert.StartsWith($"The ceiling of {framework.Reference} is £36,000.00.", back["ceilingRefusal"], StringComparison.Ordinal);
        Assert.Equal("", made["ceilingRefusal"]);

        var counted = await OwnAsync(framework);
        Assert.Equal(36 * OfMonth, counted["ceiling"]!["pence"]!.GetValue<long>());
        Assert.InRange(counted["committed"]!["pence"]!.GetValue<long>(), 24 * OfMonth, 25 * OfMonth);
        await RaisedAsync(framework, 18 * OfMonth);
        var again = back.Id == one.Id ? one : other;
        (await AwardAsync(again)).Good();
        await World.Host.RestAsync();
        Assert.Equal(("awarded", ""), ((await again.ReadAsync())["state"], (await again.ReadAsync())["ceilingRefusal"]));
        (await again.SignAsync()).Good();
        await World.Host.RestAsync();
        var own = await OwnAsync(framework);
        var committed = own["committed"]!["pence"]!.GetValue<long>();
        Assert.InRange(committed, 48 * OfMonth, 50 * OfMonth); // of 54
        Assert.Equal(committed * 10 >= 9 * 54 * OfMonth, own["isNear"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_award_that_falls_back_for_its_suppliers_standing_gives_back_what_was_reserved()
    {
        var supplier = await World.SupplierAsync();
        await World.Host.RestAsync();
        var framework = await LiveAsync(36 * OfMonth, supplier);
        var competition = await EvaluatedAsync(framework, supplier);
        await World.SucceedAsync(supplier, "merger", await World.SupplierAsync());
        (await competition.AwardAsync(supplier)).Good();
        await World.Host.RestAsync();
        var back = await competition.ReadAsync();
        Assert.Equal(("opened", ""), (back["state"], back["ceilingRefusal"]));
        Assert.NotEqual("", back["standingRefusal"]);
        Assert.Equal(0, (await OwnAsync(framework))["counted"]!["pence"]!.GetValue<long>());
    }

    [Fact]
    public async Task Spend_beyond_what_is_committed_is_counted_and_warned_of()
    {
        var framework = await LiveAsync(26 * OfMonth);
        var signed = await EvaluatedAsync(framework);
        (await AwardAsync(signed)).Good();
        await World.Host.RestAsync();
        (await signed.SignAsync()).Good();
        await World.Host.RestAsync();
        var month = DateOnly.Parse((await signed.ReadAsync())["contractFrom"], CultureInfo.InvariantCulture);
        await World.MonthOverAsync(month);
        (await World.ReportAsync(framework, World.Suppliers[0], month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            (signed.Id, "S-1", 20 * OfMonth), (signed.Id, "S-2", 10 * OfMonth), (signed.Id, "S-3", -OfMonth))).Good();
        await World.Host.RestAsync();
        var own = await OwnAsync(framework);
        Assert.Equal((29 * OfMonth, 29 * OfMonth, -3 * OfMonth, "true"),
            (own["reported"]!["pence"]!.GetValue<long>(), own["counted"]!["pence"]!.GetValue<long>(), own["left"]!["pence"]!.GetValue<long>(), own["isNear"]!.ToString()));
        var page = (await World.Authority.Api.GetAsync($"/frameworks/{framework.Id}/ceilings")).Good().Body;
        Assert.Contains("£29,000.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("£29,000.00", (await World.Host.Anonymous().GetAsync($"/frameworks/{framework.Id}/ceilings")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raise_is_proposed_by_one_and_confirmed_by_another_once_and_then_public()
    {
        var framework = await LiveAsync(100_00);
        var (path, other) = ($"{framework.Path}/ceiling-raises", await World.PersonAsync(World.Authority, "category-manager"));
        var proposed = (await World.Authority.Api.PostAsync(path, Raise(10_00, "below-threshold"))).Good();
        Assert.Empty((await World.Buyer.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json["raises"]!.AsArray());
        (await World.Authority.Api.PostAsync($"{path}/{proposed.Id}/decision", Confirm)).Refused("proposer-decides");
        (await other.Api.PostAsync($"{path}/{Guid.CreateVersion7()}/decision", Confirm)).Hidden();
        Assert.Equal(100_00, (await OwnAsync(framework))["ceiling"]!["pence"]!.GetValue<long>());

        (await other.Api.PostAsync($"{path}/{proposed.Id}/decision", Confirm)).Good();
        (await other.Api.PostAsync($"{path}/{proposed.Id}/decision", new { isConfirmed = false, reason = "No." })).Refused("raise-decided");
        var seen = (await World.Buyer.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json;
        Assert.Equal((110_00, null), (seen["ceilings"]![0]!["ceiling"]!["pence"]!.GetValue<long>(), seen["ceilings"]![0]!["counted"]));
        Assert.Equal("below-threshold", Assert.Single(seen["raises"]!.AsArray())!["ground"]!.ToString());
        (await World.Authority.Api.PostAsync(path, Raise(1, "below-threshold"))).Refused("raise-over-cap");

        var refused = (await World.Authority.Api.PostAsync(path, Raise(1_00, "not-substantial", "UK-1", World.Day(-1)))).Good();
        (await other.Api.PostAsync($"{path}/{refused.Id}/decision", new { isConfirmed = false, reason = "It is substantial." })).Good();
        Assert.Equal(110_00, (await OwnAsync(framework))["ceiling"]!["pence"]!.GetValue<long>());
    }

    [Fact]
    public async Task Of_two_raises_that_do_not_both_keep_to_the_cap_the_second_is_not_confirmed()
    {
        var framework = await LiveAsync(100_00);
        var (path, other) = ($"{framework.Path}/ceiling-raises", await World.PersonAsync(World.Authority, "category-manager"));
        var proposed = new[] { (await World.Authority.Api.PostAsync(path, Raise(6_00, "below-threshold"))).Good(), (await World.Authority.Api.PostAsync(path, Raise(6_00, "below-threshold"))).Good() };
        var answers = await Task.WhenAll(proposed.Select(p => other.Api.PostAsync($"{path}/{p.Id}/decision", Confirm)));
        Assert.Equal(["", "raise-over-cap"], answers.Select(a => a.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, "below-threshold", null, null, 400, "value-nought")]
    [InlineData(100, "", null, null, 400, "text-missing")]
    [InlineData(100, "unforeseeable", "UK-1", null, 400, "notice-incomplete")]
    [InlineData(100, "unforeseeable", null, null, 409, "notice-missing")]
    [InlineData(100, "unforeseeable", "UK-1", 1, 409, "notice-not-yet")]
    [InlineData(100, "because", null, null, 409, "ground-unknown")]
    public async Task A_raise_that_the_law_does_not_allow_is_refused(long pence, string ground, string? notice, int? day, int status, string code)
    {
        var framework = await World.PublishAsync(Text(100_00));
        (await World.Authority.Api.PostAsync($"{framework.Path}/ceiling-raises", Raise(pence, ground, notice, day is { } d ? World.Day(d) : null))).Refused((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Nobody_but_the_authority_raises()
    {
        var framework = await World.PublishAsync(Text(100_00));
        var rival = await World.JoinAsync("authority", $"GB-NHS:Z{World.Unique():D4}", "authority");
        await World.Host.RestAsync();
        (await rival.Api.PostAsync($"{framework.Path}/ceiling-raises", Raise(1, "below-threshold"))).Hidden();
        (await World.Buyer.Api.PostAsync($"{framework.Path}/ceiling-raises", Raise(1, "below-threshold"))).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        Assert.Null((await rival.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json["ceilings"]![0]!["committed"]);
    }

    private FrameworkText Text(long ceiling) => World.Text() with { More = $"value-ceiling: {{ pence: {ceiling}, source: The test's own. }}" };

    private Task<Framework> LiveAsync(long ceiling, Member? supplier = null) => World.LiveAsync(Text(ceiling), [supplier ?? World.Suppliers[0]]);

    private async Task<JsonNode> OwnAsync(Framework framework) => (await World.Authority.Api.GetAsync($"{framework.Path}/ceilings")).Good().Json["ceilings"]![0]!;

    private async Task RaisedAsync(Framework framework, long pence)
    {
        var path = $"{framework.Path}/ceiling-raises";
        var proposed = (await World.Authority.Api.PostAsync(path, Raise(pence, "unforeseeable", "UK10-1", World.Day(-1)))).Good();
        var other = await World.PersonAsync(World.Authority, "category-manager");
        (await other.Api.PostAsync($"{path}/{proposed.Id}/decision", Confirm)).Good();
    }

    private static object Raise(long pence, string ground, string? notice = null, string? day = null) =>
        new { amount = World.Pounds(pence), ground, noticeReference = notice, noticeOn = day, reason = "Demand grew beyond what could be foreseen." };

    private Task<Answer> AwardAsync(Competition competition) => competition.AwardAsync(World.Suppliers[0]);

    private async Task<Competition> EvaluatedAsync(Framework framework, Member? supplier = null)
    {
        var competition = await World.InviteAsync(World.Need(framework));
        (await competition.BidAsync(supplier ?? World.Suppliers[0], Annual)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        return competition;
    }
}

[Collection(Profiles.Embedded)]
public sealed class CeilingsOnEmbedded(EmbeddedWorld shared) : CeilingTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class CeilingsOnProduction(ProductionWorld shared) : CeilingTests(shared);
