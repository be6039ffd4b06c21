using System.Net;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

public abstract class PrepareCompetitionTests(SharedWorld shared) : InWorld(shared)
{
    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "lotNumber", "\"9\"", "lot-unknown", "/lotNumber" },
        { "lotNumber", "\"2\"", "route-not-allowed", "/lotNumber" },
        { "serviceLines", "[\"IT\", \"HR\"]", "line-unknown", "/serviceLines/1" },
        { "serviceLines", "[\"IT\", \"IT\"]", "line-unknown", "/serviceLines/1" },
        { "closesAt", "\"2020-01-01T12:00:00Z\"", "closing-passed", "/closesAt" },
        { "contractFrom", "\"2020-01-01\"", "contract-before-closing", "/contractFrom" },
        { "closesAt", "\"2999-01-01T12:00:00Z\"", "closing-after-term", "/closesAt" },
    };

    public static TheoryData<string, string, string, string> Malformed => new()
    {
        { "title", "\"  \"", "text-missing", "/title" },
        { "requirement", "\"a\\u0007b\"", "text-unprintable", "/requirement" },
        { "serviceLines", "[]", "lines-missing", "/serviceLines" },
        { "closesAt", "\"2999-01-01T12:00:00\"", "malformed", "/closesAt" },
        { "closesAt", "\"2999-01-01\"", "malformed", "/closesAt" },
        { "contractTo", "\"2019-01-01\"", "dates-out-of-order", "/contractTo" },
        { "contractTo", "\"9999-12-31\"", "term-too-long", "/contractTo" },
        { "extensionMonths", "121", "extension-out-of-range", "/extensionMonths" },
        { "extensionMonths", "-1", "extension-out-of-range", "/extensionMonths" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_competition_keeps_to_its_framework(string field, string value, string code, string pointer) =>
        Assert.Equal(pointer, (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", With(field, value))).Refused(code).Pointer);

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_competition_says_what_it_must(string field, string value, string code, string pointer) =>
        Assert.Equal(pointer, (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", With(field, value))).Refused(HttpStatusCode.BadRequest, code).Pointer);

    [Fact]
    public async Task References_count_up_without_gaps_within_lot_and_year()
    {
        var framework = await World.LiveAsync(World.Text(), [World.Suppliers[0]]);
        var first = await World.PrepareAsync(World.Need(framework));
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", With("closesAt", "\"2020-01-01T12:00:00Z\"", framework))).Refused("closing-passed");
        var second = await World.PrepareAsync(World.Need(framework));

        Assert.Equal($"{framework.Reference}/1/{World.Now.Year}-0001", first.Reference);
        Assert.Equal($"{framework.Reference}/1/{World.Now.Year}-0002", second.Reference);
    }

    [Fact]
    public async Task A_framework_that_is_not_live_takes_no_competition()
    {
        var early = await World.PublishAsync(World.Text());
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(early))).Refused("framework-not-live");
        var closed = await World.LiveAsync(World.Text(), [World.Suppliers[0]]);
        (await World.AdvanceAsync(closed, "closure")).Good();
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(closed))).Refused("framework-not-live");
        var later = await World.PublishAsync(World.Text() with { From = "2045-08-01", To = "2046-07-31" });
        (await World.AdvanceAsync(later, "tendering")).Good();
        (await World.AdvanceAsync(later, "live")).Refused("outside-term");
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need(later))).Refused("framework-not-live");
    }

    [Fact]
    public async Task An_organisation_of_a_kind_that_the_framework_does_not_name_may_not_buy() =>
        (await World.Buyer.Api.PostAsync("/api/v1/further-competitions",
            World.Need(await World.LiveAsync(World.Text() with { Buyers = "trust" }, [World.Suppliers[0]])))).Refused("buyer-not-eligible");

    [Fact]
    public async Task A_draft_is_seen_by_its_buyer_alone()
    {
        var draft = await World.PrepareAsync();
        (await World.Buyer.Api.GetAsync(draft.Path)).Good();
        foreach (var other in new[] { World.OtherBuyer, World.Suppliers[0], World.Authority })
        {
            var answer = (await other.Api.GetAsync(draft.Path)).Hidden();
            Assert.Null(answer.Tag);
            Assert.DoesNotContain(draft.Id, (await other.Api.GetAsync("/api/v1/further-competitions?limit=200")).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_is_invited_where_nobody_is_accredited_for_all_of_the_lines()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        (await World.AccreditAsync(framework, World.Suppliers[0], "IT")).Good();
        (await World.AccreditAsync(framework, World.Suppliers[1], "BI")).Good();
        var need = World.Need(framework);
        need["serviceLines"] = new JsonArray("IT", "BI");
        (await (await World.PrepareAsync(need)).ActAsync("invitation")).Refused("nobody-accredited");
    }

    [Fact]
    public async Task Everybody_accredited_for_the_lines_is_invited_and_nobody_else_and_once()
    {
        var competition = await World.InviteAsync();
        (await competition.ActAsync("invitation")).Refused("already-issued");
        var invited = (await competition.ReadAsync()).Json["invited"]!.AsArray().Select(i => i!.ToString());

        Assert.Equal(World.Suppliers.Select(s => s.Id).Order(StringComparer.Ordinal), invited.Order(StringComparer.Ordinal));
        foreach (var supplier in World.Suppliers)
            Assert.Equal([supplier.Id], (await supplier.Api.GetAsync(competition.Path)).Good().Json["invited"]!.AsArray().Select(i => i!.ToString()));
        (await World.Outsider.Api.GetAsync(competition.Path)).Hidden();
        (await World.OtherBuyer.Api.GetAsync(competition.Path)).Hidden();
        (await World.Authority.Api.GetAsync(competition.Path)).Good();
    }

    private JsonObject With(string field, string value, Framework? framework = null)
    {
        var need = World.Need(framework);
        need[field] = JsonNode.Parse(value);
        return need;
    }
}

[Collection(Profiles.Embedded)]
public sealed class PrepareCompetitionTestsEmbedded(EmbeddedWorld world) : PrepareCompetitionTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PrepareCompetitionTestsProduction(ProductionWorld world) : PrepareCompetitionTests(world);
