using System.Net;
using System.Text.Json;
using Leadline.Testing;

namespace Leadline.Host.Tests.Api;

public abstract class IdempotencyTests(SharedWorld shared) : InWorld(shared)
{
    private const string Path = "/api/v1/organisations";

    [Fact]
    public async Task A_request_sent_twice_under_one_key_takes_effect_once_and_both_get_the_same_answer()
    {
        var (body, key) = (Organisation(), Guid.CreateVersion7().ToString());
        var first = (await World.Host.Operator.PostAsync(Path, body, key: key)).Good();
        var second = (await World.Host.Operator.PostAsync(Path, body, key: key)).Good();

        Assert.Equal((false, true), (first.Replayed, second.Replayed));
        Assert.Equal(first with { Replayed = true }, second);
    }

    [Fact]
    public async Task Sent_many_times_at_once_it_takes_effect_once()
    {
        var (body, key) = (Organisation(), Guid.CreateVersion7().ToString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => World.Host.Operator.PostAsync(Path, body, key: key)));

        Assert.All(answers, a => Assert.True(a.Status == HttpStatusCode.Created, a.Body));
        Assert.Single(answers.Select(a => a.Id).Distinct());
        Assert.Single(answers, a => !a.Replayed);
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused()
    {
        var key = Guid.CreateVersion7().ToString();
        (await World.Host.Operator.PostAsync(Path, Organisation(), key: key)).Good();
        (await World.Host.Operator.PostAsync(Path, Organisation(), key: key)).Refused("idempotency-key-reused");
    }

    [Fact]
    public async Task A_refused_request_uses_its_key_not_up()
    {
        var key = Guid.CreateVersion7().ToString();
        (await World.Host.Operator.PostAsync(Path, new { reference = "LEADLINE:half" }, key: key)).Refused(HttpStatusCode.BadRequest, "field-missing");
        (await World.Host.Operator.PostAsync(Path, Organisation(), key: key)).Good();
    }

    [Fact]
    public async Task One_callers_key_is_not_anothers()
    {
        var key = Guid.CreateVersion7().ToString();
        (await World.Host.Operator.PostAsync(Path, Organisation(), key: key)).Good();
        var other = (await World.Authority.Api.PostAsync(Path, Organisation(), key: key)).Good();
        Assert.False(other.Replayed);
    }

    [Fact]
    public async Task A_key_sent_twice_or_empty_is_refused_before_anything_is_done()
    {
        foreach (var keys in new string[][] { ["a", "b"], ["a", "a"], [""] })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = Testing.Api.Text(JsonSerializer.Serialize(Organisation()), "application/json") };
            request.Headers.TryAddWithoutValidation("Idempotency-Key", keys);
            using var answer = await World.Host.Operator.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Contains("idempotency-key-malformed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("long")]
    public async Task A_malformed_key_is_refused(string key) =>
        (await World.Host.Operator.PostAsync(Path, Organisation(), key: key == "long" ? new string('k', 101) : key))
            .Refused(HttpStatusCode.BadRequest, "idempotency-key-malformed");

    [Fact]
    public async Task A_secret_that_is_shown_once_is_not_kept_under_a_key() =>
        (await World.Host.Operator.PostAsync($"{Path}/{World.Buyer.Id}/credentials", new { name = "P", scopes = new[] { "evaluator" } }, key: Guid.CreateVersion7().ToString()))
            .Refused(HttpStatusCode.BadRequest, "idempotency-key-not-taken");

    [Fact]
    public async Task A_bid_sent_twice_is_one_bid_and_its_receipt_is_the_same()
    {
        var competition = await World.InviteAsync();
        var body = new { annualPrice = World.Pounds(100), response = "Yes." };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => World.Suppliers[0].Api.PostAsync($"{competition.Path}/bids", body, key: competition.Id)));

        Assert.Single(answers.Select(a => a.Good().Id).Distinct());
        Assert.Single((await World.Suppliers[0].Api.GetAsync($"{competition.Path}/bids")).Good().Json["items"]!.AsArray());
    }

    private object Organisation()
    {
        var number = World.Unique();
        return new { reference = $"LEADLINE:twice-{number}", name = $"Number {number}", kind = "company", openFrom = "2013-04-01" };
    }
}

[Collection(Profiles.Embedded)]
public sealed class IdempotencyTestsEmbedded(EmbeddedWorld world) : IdempotencyTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class IdempotencyTestsProduction(ProductionWorld world) : IdempotencyTests(world);
