using System.Net;
using Leadline.Host.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Record;

/// <summary>The pages of the record as the operator sees them.</summary>
[Trait("Slow", "Yes")]
public sealed class PastPageTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async ValueTask InitializeAsync() =>
        _host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), services => services.AddSingleton<IStartupFilter, AsOperator>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_subject_is_shown_as_it_stood_at_a_moment_of_UK_local_time()
    {
        var organisation = await RegisterAsync();
        await _host.MoveToAsync(World.Beginning + TimeSpan.FromDays(2));
        (await _host.Operator.ActAsync($"/api/v1/organisations/{organisation}", "names", new { name = "The second name", from = "2025-09-02", reason = "So it is." })).Good();

        var first = await PageAsync($"/record/past?subject={organisation}&day=2025-09-01");
        var exact = await PageAsync($"/record/past?subject={organisation}&day=2025-09-01&time=10:00"); // 09:00 UTC, when it was registered
        var early = await PageAsync($"/record/past?subject={organisation}&day=2025-09-01&time=09:59");
        var today = await PageAsync($"/record/past?subject={organisation}");

        Assert.Contains("The first name", first, StringComparison.Ordinal);
        Assert.DoesNotContain("The second name", first, StringComparison.Ordinal);
        Assert.Contains("organisation as it stood on 1 September 2025, 10:00am", exact, StringComparison.Ordinal);
        Assert.Contains("The record knew no such subject then.", early, StringComparison.Ordinal);
        Assert.Contains("The second name", today, StringComparison.Ordinal);
        Assert.Contains("Version 2, since", today, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subject=", "#Subject")]
    [InlineData("subject=x", "#Subject")]
    [InlineData("subject=0192f0c0-0000-7000-8000-000000000000&day=9999-12-31", "#Day")]
    [InlineData("subject=0192f0c0-0000-7000-8000-000000000000&time=noon", "#Time")]
    public async Task A_question_that_cannot_be_read_is_named_at_its_field(string query, string field) =>
        Assert.Contains($"<a href=\"{field}\">", await PageAsync($"/record/past?{query}"), StringComparison.Ordinal);

    [Fact]
    public async Task The_operator_finds_every_act_and_its_values_before_and_after()
    {
        var organisation = await RegisterAsync();
        (await _host.Operator.ActAsync($"/api/v1/organisations/{organisation}", "names", new { name = "The second name", from = "2025-09-01", reason = "So it is." })).Good();
        var entry = (await _host.Operator.GetAsync($"/api/v1/audit/entries?subject={organisation}&act=rename-organisation")).Good().Json["items"]![0]!;

        Assert.Equal("So it is.", entry["reason"]!.ToString());
        Assert.DoesNotContain("So it is.", entry["detail"]!.ToString(), StringComparison.Ordinal);
        var list = await PageAsync($"/record?subject={organisation}&limit=1");
        var page = await PageAsync($"/record/{entry["id"]}");

        Assert.Contains("name=\"Organisation\"", list, StringComparison.Ordinal);
        Assert.Contains($"/record/{entry["id"]}\"", list, StringComparison.Ordinal);
        Assert.Contains("nhsuk-pagination", list, StringComparison.Ordinal);
        Assert.Matches("(?s)>\\s*name\\s.*Changed.*<td[^>]*>The first name</td>\\s*<td[^>]*>The second name</td>", page);
    }

    private async Task<string> RegisterAsync() => (await _host.Operator.PostAsync("/api/v1/organisations",
        new { reference = "GB-NHS:X24", name = "The first name", kind = "authority", openFrom = "2013-04-01" })).Good().Id;

    private async Task<string> PageAsync(string address)
    {
        var answer = await _host.Anonymous().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Body;
    }

    /// <summary>Takes every request for the operator's, as its socket does, and a page for one of this machine.</summary>
    private sealed class AsOperator : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, on) =>
            {
                http.Features.Set(new OperatorSocket());
                return on(http);
            });
            next(app);
        };
    }
}
