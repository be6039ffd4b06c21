using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>What the framework agreement and its law ask of a need, before it becomes a call-off and when it is awarded.</summary>
public abstract class NeedRulesTests(SharedWorld shared) : InWorld(shared)
{
    private static readonly ConcurrentDictionary<World, Framework> Refined = [];

    private const string Purpose = "Services for the health of those who live here.";

    public static TheoryData<string, string?, string?> Weights => new()
    {
        // the weights, the refusal, its pointer
        { """[{"criterion": "quality", "weight": 55}, {"criterion": "price", "weight": 35}]""", null, null },
        { """[{"criterion": "quality", "weight": 52.5}, {"criterion": "price", "weight": 37.5}]""", null, null },
        { """[{"criterion": "social-value", "weight": 10}]""", null, null },
        { "[]", null, null },
        { """[{"criterion": "quality", "weight": 61}, {"criterion": "price", "weight": 29}]""", "weight-out-of-range", "/weights/0/weight" },
        { """[{"criterion": "price", "weight": 50}, {"criterion": "social-value", "weight": 9.9999}]""", "weight-out-of-range", "/weights/1/weight" },
        { """[{"criterion": "quality", "weight": 50.00001}]""", "weight-out-of-range", "/weights/0/weight" },
        { """[{"criterion": "quality", "weight": 55}]""", "weights-sum", "/weights" },
        { """[{"criterion": "speed", "weight": 5}]""", "criterion-unknown", "/weights/0/criterion" },
        { """[{"criterion": "price", "weight": 40}, {"criterion": "price", "weight": 40}]""", "criterion-unknown", "/weights/1/criterion" },
    };

    [Fact]
    public async Task What_is_mainly_health_care_is_refused_with_a_pointer_to_its_own_law_by_either_route()
    {
        var need = World.Need();
        need["isMainlyHealthCare"] = true;
        var refused = (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", need)).Refused("mainly-health-care");
        Assert.Equal("/isMainlyHealthCare", refused.Pointer);
        Assert.Contains("Provider Selection Regime", refused.Body, StringComparison.Ordinal);
        Assert.Contains("SI 2023/1348", refused.Body, StringComparison.Ordinal);

        var direct = JsonNode.Parse($$"""{"frameworkId": "{{World.Framework.Id}}", "lotNumber": "2", "serviceLine": "IT", "title": "Care", "startsOn": "{{World.Day(60)}}", "termMonths": 12, "standstill": false, "isMainlyHealthCare": true}""");
        (await World.Buyer.Api.PostAsync("/api/v1/direct-awards", direct)).Refused("mainly-health-care");
    }

    [Fact]
    public async Task A_kind_of_buyer_that_is_let_in_for_a_purpose_must_say_how_the_need_serves_it()
    {
        var framework = await World.LiveAsync(World.Text() with { Buyers = $"trust, {{ kinds: [icb], purpose: {Purpose} }}" }, [World.Suppliers[0]]);
        var need = World.Need(framework);
        var refused = (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", need)).Refused("purpose-missing");
        Assert.Equal("/purpose", refused.Pointer);
        Assert.Contains(Purpose, refused.Body, StringComparison.Ordinal);

        need["purpose"] = new string('x', 2_001);
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", need)).Refused(HttpStatusCode.BadRequest, "text-too-long");
        need["purpose"] = " Desktops of the teams that visit patients. ";
        Assert.Equal("Desktops of the teams that visit patients.", (await World.PrepareAsync(need)) is var made ? (await made.ReadAsync())["purpose"] : "");
        (await World.OtherBuyer.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Good(); // a trust buys for any
    }

    [Theory, MemberData(nameof(Weights))]
    public async Task Weights_move_within_the_ranges_of_the_framework(string weights, string? code, string? pointer)
    {
        var need = World.Need(await RefinedAsync());
        need["weights"] = JsonNode.Parse(weights);
        var answer = await World.Buyer.Api.PostAsync("/api/v1/further-competitions", need);
        if (code is not null)
        {
            Assert.Equal(pointer, answer.Refused(code).Pointer);
            return;
        }

        var made = answer.Good().Json["criteria"]!.AsArray();
        Assert.Equal(100, made.Sum(c => c!["weight"]!.GetValue<decimal>()));
        Assert.All(JsonNode.Parse(weights)!.AsArray(), w => Assert.Equal(w!["weight"]!.GetValue<decimal>(), made.Single(c => c!["code"]!.ToString() == w["criterion"]!.ToString())!["weight"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task A_weight_without_a_range_stays_as_the_framework_has_it()
    {
        var need = World.Need();
        need["weights"] = JsonNode.Parse("""[{"criterion": "quality", "weight": 55}, {"criterion": "price", "weight": 35}]""");
        Assert.Equal("/weights/0/weight", (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", need)).Refused("weight-fixed").Pointer);
    }

    [Theory]
    [InlineData(5, 0, "contract-too-short")]
    [InlineData(6, -1, null)] // a month that is begun counts
    [InlineData(6, 0, null)]
    [InlineData(24, 0, null)]
    [InlineData(24, 1, "contract-too-long")]
    public async Task A_contract_is_as_long_as_its_route_allows(int months, int days, string? code)
    {
        var framework = await World.LiveAsync(World.Text() with { Routes = "{ route: further-competition, months: { at-least: 6, at-most: 24 } }" }, [World.Suppliers[0]]);
        var need = World.Need(framework);
        need["contractTo"] = $"{First(need).AddMonths(months).AddDays(days - 1):O}";
        var answer = await World.Buyer.Api.PostAsync("/api/v1/further-competitions", need);
        if (code is null)
            answer.Good();
        else
            Assert.Equal("/contractTo", answer.Refused(code).Pointer);
    }

    [Fact]
    public async Task A_lot_with_a_term_of_its_own_is_closed_outside_it_while_the_framework_is_live()
    {
        var framework = await World.LiveAsync(World.Text() with { Lot = "    term: { from: 2026-08-01, to: 2028-07-31 }" }, [World.Suppliers[0]]);
        var refused = (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Refused("framework-not-live");
        Assert.Contains("lot 1 is not open", refused.Body, StringComparison.Ordinal);
        Assert.Contains("from 2026-08-01 to 2028-07-31", refused.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at-most-pence: 2000000", null)]
    [InlineData("at-most-pence: 1999999", "value-too-high")]
    [InlineData("at-least-pence: 90000000", "value-too-low")]
    [InlineData("at-least-pence: 100000, at-most-pence: 90000000", null)]
    public async Task A_contract_is_worth_what_its_route_allows(string bounds, string? code)
    {
        var framework = await World.LiveAsync(World.Text() with { Routes = $"{{ route: further-competition, value: {{ {bounds} }} }}" }, World.Suppliers);
        var need = World.Need(framework);
        need["contractTo"] = $"{First(need).AddMonths(24).AddDays(-1):O}";
        var competition = await World.InviteAsync(need);
        (await competition.BidAsync(World.Suppliers[0], 1_000_000)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        var answer = await competition.AwardAsync(World.Suppliers[0]);
        if (code is null)
            answer.Good();
        else
            answer.Refused(code);
        await World.Host.RestAsync();
    }

    [Fact]
    public async Task A_lead_provider_tenders_for_every_line_of_its_lot()
    {
        var framework = await World.PublishAsync(World.Text() with { Lot = "    tier: { code: lead, title: Lead providers, offers-all-lines: yes }" });
        (await World.AdvanceAsync(framework, "tendering")).Good();
        Assert.Equal("/serviceLines", (await World.TenderAsync(framework, World.Suppliers[0], "IT")).Refused("tier-wants-all-lines").Pointer);
        (await World.TenderAsync(framework, World.Suppliers[0], "BI", "IT")).Good();
    }

    private static DateOnly First(JsonObject need) => DateOnly.Parse(need["contractFrom"]!.ToString(), CultureInfo.InvariantCulture);

    // One for all rows: each would take a second to make.
    private async Task<Framework> RefinedAsync() =>
        Refined.TryGetValue(World, out var framework) ? framework : Refined[World] = await World.LiveAsync(World.Text() with { IsRefined = true }, [World.Suppliers[0]]);
}

[Collection(Profiles.Embedded)]
public sealed class NeedRulesTestsEmbedded(EmbeddedWorld world) : NeedRulesTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class NeedRulesTestsProduction(ProductionWorld world) : NeedRulesTests(world);
