using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Lots.Choices;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Choices;

/// <summary>A need is shown every choice, and which is taken is kept with what was shown.</summary>
public abstract class ChoiceTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Every_choice_is_shown_in_the_order_of_the_data_and_none_is_left_out()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        var need = (await StateAsync(framework)).Json;
        var choices = need["choices"]!.AsArray();
        var own = choices.Where(c => c!["framework"] is null || c["framework"]!.ToString() == framework.Reference).Select(c => c!["key"]!.ToString());

        Assert.Equal(
            [
                $"further-competition/{framework.Reference}/1", $"further-competition/{framework.Reference}/2", $"direct-award/{framework.Reference}/1", $"direct-award/{framework.Reference}/2",
                "joint-procurement", "in-house", "another-framework", "own-tender",
            ], own);
        Assert.Contains("recommends nothing", need["order"]!.ToString(), StringComparison.Ordinal);
        Assert.All(choices, c => Assert.NotEmpty(c!["text"]!["steps"]!.AsArray()));
        Assert.Empty(Against(choices, $"further-competition/{framework.Reference}/1"));
        Assert.Equal(["route-not-allowed"], Against(choices, $"direct-award/{framework.Reference}/1"));
        Assert.Equal("months", Find(choices, "own-tender")["text"]!["duration"]!["unit"]!.ToString());
    }

    [Fact]
    public async Task What_is_not_available_says_why()
    {
        var published = await World.PublishAsync(World.Text());
        var other = await World.LiveAsync(World.Text() with { Buyers = "trust" }, []);
        var choices = (await StateAsync(published)).Json["choices"]!.AsArray();
        Assert.Equal(["framework-not-live"], Against(choices, $"further-competition/{published.Reference}/1"));
        Assert.Equal(["buyer-not-eligible"], Against(choices, $"further-competition/{other.Reference}/1"));
    }

    [Fact]
    public async Task A_need_that_names_no_line_is_shown_every_lot_of_what_is_live()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        var published = await World.PublishAsync(World.Text());
        var body = Need();
        body["frameworkId"] = body["serviceLine"] = null;
        var keys = (await World.Buyer.Api.PostAsync("/api/v1/needs", body)).Good().Json["choices"]!.AsArray().Select(c => c!["key"]!.ToString()).ToList();
        Assert.Contains($"further-competition/{framework.Reference}/2", keys);
        Assert.DoesNotContain($"further-competition/{published.Reference}/1", keys);
    }

    [Fact]
    public async Task A_choice_is_kept_with_its_reason_and_everything_that_was_shown()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        var need = await StateAsync(framework);
        var path = $"/api/v1/needs/{need.Id}";
        (await World.Buyer.Api.PostAsync($"{path}/choice", new { choice = "own-tender", reason = "" })).Refused(HttpStatusCode.BadRequest, "text-missing");
        Assert.Equal("/choice", (await World.Buyer.Api.PostAsync($"{path}/choice", new { choice = "wishing", reason = "So." })).Refused("choice-unknown").Pointer);
        Assert.Equal("/choice", (await World.Buyer.Api.PostAsync($"{path}/choice", new { choice = $"direct-award/{framework.Reference}/1", reason = "So." })).Refused("choice-not-available").Pointer);
        (await World.OtherBuyer.Api.PostAsync($"{path}/choice", new { choice = "own-tender", reason = "So." })).Hidden();

        (await World.Buyer.Api.PostAsync($"{path}/choice", new { choice = "own-tender", reason = "Nobody offers it." })).Good();
        (await World.Buyer.Api.PostAsync($"{path}/choice", new { choice = $"further-competition/{framework.Reference}/1", reason = "Somebody does now." })).Good();
        var auditor = await World.ProgramAsync(World.Authority.Id, "auditor");
        foreach (var reader in new[] { World.Buyer.Api, auditor })
        {
            var taken = (await reader.GetAsync(path)).Good().Json["taken"]!.AsArray();
            Assert.Equal(["own-tender", $"further-competition/{framework.Reference}/1"], taken.Select(t => t!["choice"]!.ToString()));
            Assert.Equal(need.Json["choices"]!.ToJsonString(), taken[0]!["shown"]!.ToJsonString());
        }

        (await World.OtherBuyer.Api.GetAsync(path)).Hidden();
        Assert.Equal(2, (await auditor.GetAsync("/api/v1/choice-records?limit=200")).Good().Json["items"]!.AsArray().Count(r => r!["needId"]!.ToString() == need.Id));
        Assert.DoesNotContain(need.Id, (await World.OtherBuyer.Api.GetAsync("/api/v1/choice-records?limit=200")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_mainly_health_care_is_refused_with_a_pointer_to_its_own_law()
    {
        var body = Need();
        body["mainlyHealthCare"] = true;
        var answer = (await World.Buyer.Api.PostAsync("/api/v1/needs", body)).Refused("mainly-health-care");
        Assert.Equal("/mainlyHealthCare", answer.Pointer);
        Assert.Contains("SI 2023/1348", answer["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "\"\"", "/title", "text-missing")]
    [InlineData("purpose", "\" \"", "/purpose", "text-missing")]
    [InlineData("serviceLine", "null", "/serviceLine", "line-half-named")]
    [InlineData("frameworkId", "null", "/frameworkId", "line-half-named")]
    [InlineData("expectedValue", "{\"pence\":0,\"currency\":\"GBP\"}", "/expectedValue/pence", "value-not-positive")]
    [InlineData("expectedValue", "{\"pence\":99999999999999,\"currency\":\"GBP\"}", "/expectedValue/pence", "amount-out-of-range")]
    [InlineData("termMonths", "0", "/termMonths", "term-out-of-range")]
    [InlineData("startsOn", "\"2013-10-18\"", "/startsOn", "start-passed")]
    [InlineData("startsOn", "\"2099-10-18\"", "/startsOn", "start-far")]
    public async Task A_need_that_is_wrong_is_told_where(string field, string value, string pointer, string code)
    {
        var body = Need();
        body[field] = JsonNode.Parse(value);
        Assert.Equal(pointer, (await World.Buyer.Api.PostAsync("/api/v1/needs", body)).Refused(HttpStatusCode.BadRequest, code).Pointer);
    }

    [Fact]
    public async Task A_line_that_the_framework_does_not_hold_is_refused()
    {
        var body = Need();
        body["serviceLine"] = "HATS";
        Assert.Equal("/serviceLine", (await World.Buyer.Api.PostAsync("/api/v1/needs", body)).Refused("line-unknown").Pointer);
    }

    private JsonObject Need(Framework? framework = null) => JsonSerializer.SerializeToNode(World.StatedNeed(framework))!.AsObject();

    private async Task<Answer> StateAsync(Framework framework) => (await World.Buyer.Api.PostAsync("/api/v1/needs", Need(framework))).Good();

    private static JsonNode Find(JsonArray choices, string key) => choices.Single(c => c!["key"]!.ToString() == key)!;

    private static IEnumerable<string> Against(JsonArray choices, string key) => Find(choices, key)["notAvailableBecause"]!.AsArray().Select(b => b!["code"]!.ToString());
}

[Collection(Profiles.Embedded)]
public sealed class ChoicesOnEmbedded(EmbeddedWorld shared) : ChoiceTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class ChoicesOnProduction(ProductionWorld shared) : ChoiceTests(shared);

/// <summary>Before the Provider Selection Regime a need that is mainly health care is shown its choices like any other.</summary>
public sealed class ChoicesBefore2024
{
    [Theory]
    [InlineData("2023-12-31", true, null)]
    [InlineData("2024-01-01", true, "mainly-health-care")]
    [InlineData("2024-01-01", false, null)]
    public void Mainly_health_care_is_refused_from_the_first_day_of_the_regime_on(string day, bool mainlyHealthCare, string? code)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var buyer = new OrganisationCopy(OrganisationId.New(), OrganisationReference.Parse("GB-NHS:QXX"), "An ICB", "icb", new DateOnly(2022, 7, 1), null, 1);
        var request = new StateNeed.StateNeedRequest("Support", new Money(100), today, 12, "So it is.", mainlyHealthCare);
        Assert.Equal(code, StateNeed.Refuse(request, buyer, today)?.Code);
    }
}
