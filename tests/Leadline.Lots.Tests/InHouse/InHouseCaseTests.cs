using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Lots.Tests.InHouse;

/// <summary>An in-house case from submission over marks to decision and appeal, each by somebody else.</summary>
public abstract class InHouseCaseTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task An_approved_case_makes_in_house_a_choice()
    {
        var (need, path) = await SubmittedAsync();
        (await World.Buyer.Api.PostAsync($"{need}/choice", InHouse)).Refused("choice-not-available");
        (await ScoreAsync(path, 3)).Good();
        (await World.Authority.Api.ActAsync(path, "decision", Decision("approve"))).Good();
        Assert.Equal("approved", (await World.Buyer.Api.GetAsync(path)).Good()["state"]);
        (await World.Buyer.Api.PostAsync($"{need}/choice", InHouse)).Good();
    }

    [Fact]
    public async Task Stranded_costs_are_apportioned_to_the_penny()
    {
        var (_, path) = await SubmittedAsync();
        var read = (await World.Buyer.Api.GetAsync(path)).Good();
        Assert.Equal(3_000_003, read.Pence("strandedWhole"));
        Assert.Equal([(3_333, 999_901L), (6_667, 2_000_102L)],
            read.Json["shares"]!.AsArray().Select(s => (s!["share"]!.GetValue<int>(), s["amount"]!["pence"]!.GetValue<long>())));
    }

    [Fact]
    public async Task A_mark_below_the_least_can_not_be_approved()
    {
        var (_, path) = await SubmittedAsync();
        (await ScoreAsync(path, 2)).Good(); // information governance needs 3
        (await World.Authority.Api.ActAsync(path, "decision", Decision("approve"))).Refused("mark-below-least");
        (await World.Authority.Api.ActAsync(path, "decision", Decision("refuse"))).Good();
    }

    [Fact]
    public async Task Who_scored_does_not_decide_and_who_did_either_does_not_decide_the_appeal()
    {
        var (_, path) = await SubmittedAsync();
        var both = await World.ProgramAsync(World.Authority.Id, "assessor", "category-manager");
        (await both.ActAsync(path, "marks", World.Marks(1))).Good();
        (await both.ActAsync(path, "decision", Decision("refuse"))).Refused("decider-scored");
        (await World.Authority.Api.ActAsync(path, "decision", Decision("refuse"))).Good();
        (await World.Authority.Api.ActAsync(path, "appeal-decision", Allowed)).Refused("no-appeal");
        (await World.Buyer.Api.ActAsync(path, "appeal", new { grounds = "The board paper was not read." })).Good();
        (await both.ActAsync(path, "appeal-decision", Allowed)).Refused("decider-involved");
        (await World.Authority.Api.ActAsync(path, "appeal-decision", Allowed)).Refused("decider-involved");
        (await (await World.AnotherManagerAsync()).ActAsync(path, "appeal-decision", Allowed)).Good();
        Assert.Equal("approved", (await World.Buyer.Api.GetAsync(path)).Good()["state"]);
    }

    [Fact]
    public async Task A_refusal_is_appealed_once()
    {
        var (_, path) = await SubmittedAsync();
        (await World.Buyer.Api.ActAsync(path, "appeal", new { grounds = "Early." })).Refused("case-not-refused");
        (await ScoreAsync(path, 1)).Good();
        (await World.Authority.Api.ActAsync(path, "decision", Decision("refuse"))).Good();
        (await World.Buyer.Api.ActAsync(path, "appeal", new { grounds = "Wrong." })).Good();
        (await (await World.AnotherManagerAsync()).ActAsync(path, "appeal-decision", new { allow = false, reason = "It was right." })).Good();
        (await World.Buyer.Api.ActAsync(path, "appeal", new { grounds = "Still wrong." })).Refused("already-appealed");
    }

    [Fact]
    public async Task What_is_sent_back_is_submitted_anew_and_every_submission_is_kept()
    {
        var (need, path) = await SubmittedAsync();
        (await World.Buyer.Api.ActAsync(path, "submission", World.InHouseCase())).Refused("case-not-sent-back");
        (await World.Buyer.Api.PostAsync($"{need}/in-house-case", World.InHouseCase())).Refused("case-known");
        (await ScoreAsync(path, 2)).Good();
        (await World.Authority.Api.ActAsync(path, "decision", Decision("send-back"))).Good();
        (await World.Buyer.Api.ActAsync(path, "submission", World.InHouseCase())).Good();
        (await World.Authority.Api.ActAsync(path, "decision", Decision("approve"))).Refused("case-not-scored");
        (await ScoreAsync(path, 4)).Good();
        (await World.Authority.Api.ActAsync(path, "decision", Decision("approve"))).Good();
        var read = (await World.Buyer.Api.GetAsync(path)).Good().Json;
        Assert.Equal((2, 10, 10), (read["round"]!.GetValue<int>(), read["statements"]!.AsArray().Count, read["marks"]!.AsArray().Count));
        Assert.Single(read["strandedCosts"]!.AsArray());
        Assert.Equal(["submitted", "scored", "sent-back", "submitted", "scored", "approved"], read["steps"]!.AsArray().Select(s => s!["state"]!.ToString()));
    }

    [Fact]
    public async Task Nobody_elses_buyers_see_a_case_and_no_case_is_needed_without_a_mandate()
    {
        var (_, path) = await SubmittedAsync();
        (await World.OtherBuyer.Api.GetAsync(path)).Hidden();
        (await World.OtherBuyer.Api.PostAsync($"{path}/appeal", new { grounds = "Mine." }, "\"1\"")).Hidden();
        Assert.DoesNotContain(path[^36..], (await World.OtherBuyer.Api.GetAsync("/api/v1/in-house-cases?limit=200")).Good().Body, StringComparison.Ordinal);

        var framework = await World.LiveWithItsOwnLineAsync();
        var need = (await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Good().Id;
        (await World.Buyer.Api.PostAsync($"/api/v1/needs/{need}/in-house-case", World.InHouseCase())).Refused("no-mandate");
    }

    [Theory]
    [InlineData("/statements", "statement-missing", "statements", "[]")]
    [InlineData("/statements/0/criterion", "criterion-unknown", "statements/0/criterion", "\"hats\"")]
    [InlineData("/statements/1/criterion", "criterion-twice", "statements/1/criterion", "\"resilience\"")]
    [InlineData("/statements/0/text", "text-missing", "statements/0/text", "\"\"")]
    [InlineData("/statements/0/comparison", "text-missing", "statements/0/comparison", "\"\"")]
    [InlineData("/statements/0/evidence", "evidence-missing", "statements/0/evidence", "[]")]
    [InlineData("/statements/0/evidence/0/name", "text-missing", "statements/0/evidence/0/name", "\"\"")]
    [InlineData("/statements/0/evidence/0/sha256", "not-a-hash", "statements/0/evidence/0/sha256", "\"ABC\"")]
    [InlineData("/strandedCosts/0/what", "text-missing", "strandedCosts/0/what", "\"\"")]
    [InlineData("/strandedCosts/0/years", "years-out-of-range", "strandedCosts/0/years", "11")]
    [InlineData("/strandedCosts/0/perYear/pence", "value-not-positive", "strandedCosts/0/perYear/pence", "-1")]
    [InlineData("/shares", "shares-not-whole", "shares/0/share", "3334")]
    [InlineData("/shares/0/share", "share-out-of-range", "shares/0/share", "0")]
    [InlineData("/shares", "shares-without-costs", "strandedCosts", "[]")]
    public async Task A_case_that_is_wrong_is_told_where(string pointer, string code, string place, string value)
    {
        var need = (await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed())).Good().Id;
        var body = JsonSerializer.SerializeToNode(World.InHouseCase())!;
        Set(body, place.Split('/'), value);
        var answer = await World.Buyer.Api.PostAsync($"/api/v1/needs/{need}/in-house-case", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains((pointer, code), answer.Json["errors"]!.AsArray().Select(e => (e!["pointer"]!.ToString(), e["code"]!.ToString())));
    }

    [Theory]
    [InlineData("/marks", "mark-missing", "marks", "[]")]
    [InlineData("/marks/0/mark", "mark-out-of-range", "marks/0/mark", "5")]
    [InlineData("/marks/0/reason", "text-missing", "marks/0/reason", "\"\"")]
    [InlineData("/marks/0/criterion", "criterion-unknown", "marks/0/criterion", "\"hats\"")]
    [InlineData("/marks/1/criterion", "criterion-twice", "marks/1/criterion", "\"resilience\"")]
    public async Task Marks_that_are_wrong_are_told_where_and_none_is_saved(string pointer, string code, string place, string value)
    {
        var (_, path) = await SubmittedAsync();
        var body = JsonSerializer.SerializeToNode(World.Marks(3))!;
        Set(body, place.Split('/'), value);
        var answer = await (await World.ProgramAsync(World.Authority.Id, "assessor")).ActAsync(path, "marks", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains((pointer, code), answer.Json["errors"]!.AsArray().Select(e => (e!["pointer"]!.ToString(), e["code"]!.ToString())));
        Assert.Empty((await World.Buyer.Api.GetAsync(path)).Good().Json["marks"]!.AsArray());
    }

    private static readonly object InHouse = new { choice = "in-house", reason = "We can." };
    private static readonly object Allowed = new { allow = true, reason = "It should have been read." };

    private static object Decision(string decision) => new { decision, reason = "As the marks show." };

    private static void Set(JsonNode body, string[] place, string value)
    {
        var parent = place[..^1].Aggregate(body, (at, part) => int.TryParse(part, out var i) ? at[i]! : at[part]!);
        parent[place[^1]] = JsonNode.Parse(value);
    }

    private async Task<Answer> ScoreAsync(string path, int mark) => await (await World.ProgramAsync(World.Authority.Id, "assessor")).ActAsync(path, "marks", World.Marks(mark));

    private async Task<(string Need, string Case)> SubmittedAsync()
    {
        var framework = await World.LiveWithItsOwnLineAsync();
        await World.MandateAsync(framework);
        var need = $"/api/v1/needs/{(await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Good().Id}";
        return (need, $"/api/v1/in-house-cases/{(await World.Buyer.Api.PostAsync($"{need}/in-house-case", World.InHouseCase())).Good().Id}");
    }
}

[Collection(Profiles.Embedded)]
public sealed class InHouseCasesOnEmbedded(EmbeddedWorld shared) : InHouseCaseTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class InHouseCasesOnProduction(ProductionWorld shared) : InHouseCaseTests(shared);
