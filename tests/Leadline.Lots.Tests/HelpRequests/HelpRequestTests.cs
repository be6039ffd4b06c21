using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.HelpRequests;

/// <summary>A request for help: asked, taken, answered, closed and reopened; late ones show.</summary>
public abstract class HelpRequestTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task What_is_asked_is_taken_answered_closed_and_reopened()
    {
        var path = await AskAsync();
        (await World.OtherBuyer.Api.GetAsync(path)).Hidden();
        (await World.Authority.Api.ActAsync(path, "answer", Said("Yes."))).Refused("request-not-taken");
        (await World.Authority.Api.ActAsync(path, "taking")).Good();
        var other = await World.ProgramAsync(World.Authority.Id, "assessor");
        (await other.ActAsync(path, "answer", Said("Yes."))).Refused("taken-by-another");
        (await other.ActAsync(path, "taking")).Good();
        (await other.ActAsync(path, "closure", Said("Done."))).Refused("request-not-answered");
        (await other.ActAsync(path, "answer", Said("Yes."))).Good();
        (await other.ActAsync(path, "taking")).Refused("request-answered");
        (await World.Authority.Api.ActAsync(path, "closure", Said("Done."))).Good();
        (await World.Buyer.Api.ActAsync(path, "reopening", Said("And if not?"))).Good();
        (await World.Buyer.Api.ActAsync(path, "reopening", Said("And?"))).Refused("request-open");

        var read = (await World.Buyer.Api.GetAsync(path)).Good().Json;
        Assert.Equal(["asked", "taken", "taken", "answered", "closed", "asked"], read["steps"]!.AsArray().Select(s => s!["state"]!.ToString()));
        Assert.Null(read["takenBy"]); // who of the authority's staff it was is not the buyer's to see
        Assert.NotNull((await World.Authority.Api.GetAsync(path)).Good().Json["takenBy"]);
    }

    [Fact]
    public async Task It_is_late_after_ten_working_days_and_the_authority_sees_that()
    {
        await World.Host.MoveToAsync(NextMonday());
        var path = await AskAsync();
        var due = DateOnly.Parse((await World.Buyer.Api.GetAsync(path)).Good()["dueOn"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Modularity.Time.UkCalendar.AddWorkingDays(DateOnly.FromDateTime(World.Now.UtcDateTime), 10), due);

        await World.Host.MoveToAsync(new DateTimeOffset(due, new TimeOnly(12, 0), TimeSpan.Zero));
        Assert.DoesNotContain(path[^36..], await OverdueAsync(), StringComparison.Ordinal);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(1));
        Assert.Contains(path[^36..], await OverdueAsync(), StringComparison.Ordinal);
        Assert.Equal("true", (await World.Authority.Api.GetAsync(path)).Good()["isOverdue"]);
        (await World.Authority.Api.ActAsync(path, "taking")).Good();
        (await World.Authority.Api.ActAsync(path, "answer", Said("Yes."))).Good();
        Assert.DoesNotContain(path[^36..], await OverdueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_without_words()
    {
        var answer = await World.Buyer.Api.PostAsync("/api/v1/help-requests", new { frameworkId = World.Framework.Id, kind = "legal", text = " " });
        Assert.Equal("/text", answer.Refused(HttpStatusCode.BadRequest, "text-missing").Pointer);
        (await World.Buyer.Api.PostAsync("/api/v1/help-requests", new { frameworkId = Guid.CreateVersion7(), kind = "legal", text = "May we?" })).Hidden();
    }

    private static object Said(string text) => new { text };

    private DateTimeOffset NextMonday() => World.Now.AddDays((8 - (int)World.Now.DayOfWeek) % 7 + 7);

    private async Task<string> OverdueAsync() => (await World.Authority.Api.GetAsync("/api/v1/help-requests?overdue=true&limit=200")).Good().Body;

    private async Task<string> AskAsync() =>
        $"/api/v1/help-requests/{(await World.Buyer.Api.PostAsync("/api/v1/help-requests", new { frameworkId = World.Framework.Id, kind = "legal", text = "May we?" })).Good().Id}";
}

[Collection(Profiles.Embedded)]
public sealed class HelpRequestsOnEmbedded(EmbeddedWorld shared) : HelpRequestTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class HelpRequestsOnProduction(ProductionWorld shared) : HelpRequestTests(shared);
