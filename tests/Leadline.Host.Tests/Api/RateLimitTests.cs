using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.Api;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back_and_others_are_served()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), settings: new() { ["Limits:RequestsPerMinute"] = "6" });
        var made = (await host.Operator.PostAsync("/api/v1/organisations",
            new { reference = "GB-COH:00000001", name = "Busy Ltd", kind = "company", openFrom = "2013-04-01" })).Good();
        var busy = await ProgramAsync(host, made.Id);
        var other = await ProgramAsync(host, made.Id);
        for (var i = 0; i < 6; i++)
            (await busy.GetAsync("/api/v1/frameworks")).Good();

        using var answer = await busy.Client.GetAsync(new Uri("/api/v1/frameworks", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Contains("too-many-requests", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await other.GetAsync("/api/v1/frameworks")).Good();
        (await host.Operator.GetAsync("/api/v1/frameworks")).Good();
    }

    [Fact]
    public async Task Open_data_is_limited_by_address()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), settings: new() { ["Limits:RequestsPerMinute"] = "2" });
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            answers.Add((await host.Anonymous().GetAsync("/public/v1/suppliers")).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/sessions")]
    [InlineData("/API/v1/Passwords")]
    public async Task Guesses_are_limited_by_address_whomever_they_are_of(string path)
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), settings: new() { ["Limits:SignInsPerMinute"] = "2" });
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            answers.Add((await host.Anonymous().PostAsync(path, new { email = $"n{i}@else.example", password = "a wrong guess", link = "none" })).Status);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..2]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[2]);
    }

    [Theory]
    [InlineData("/API/v1/tokens")]
    [InlineData("/api/v1/Tokens/")]
    public async Task Writing_a_path_otherwise_gets_round_no_limit(string path)
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), settings: new() { ["Limits:TokensPerMinute"] = "3" });
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
            using var answer = await host.Anonymous().Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], answers);
    }

    private static async Task<Testing.Api> ProgramAsync(TestHost host, string organisation)
    {
        var issued = (await host.Operator.PostAsync($"/api/v1/organisations/{organisation}/credentials", new { name = "P", scopes = new[] { "bid-manager" } })).Good();
        return host.As(issued.Id, issued["secret"]);
    }
}
