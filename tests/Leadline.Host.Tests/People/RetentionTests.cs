using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>In a world of its own: the clock goes on for months.</summary>
public abstract class RetentionTests(Profile profile)
{
    [Fact]
    public async Task What_has_served_goes_by_the_day_and_what_is_held_stays()
    {
        if (profile == Profile.Production)
        {
            Needs.Postgres();
            Needs.RabbitMq();
        }

        await using var world = await World.BeginAsync(profile, settings: new()
        {
            ["Retention:EndedSessionsDays"] = "20", ["Retention:SignInAttemptsDays"] = "2", ["Retention:LinksDays"] = "3", ["Retention:LettersDays"] = "25",
            ["Retention:DecidedAccessRequestsDays"] = "40", ["Retention:ClosedAccountsDays"] = "60",
        });
        var (free, held) = (await Hermione.MakeAsync(world), await Hermione.MakeAsync(world));
        var hold = (await world.Host.Operator.PostAsync($"/api/v1/people/{held.Id}/legal-holds", new { matter = "Claim", reason = "Needed." })).Good().Id;
        foreach (var her in new[] { free, held })
            (await world.Host.Operator.PostAsync($"/api/v1/access-requests/{her.Request}/decision", new { approve = false, reason = "No." })).Good();

        var start = world.Now;
        await AfterAsync(world, start, 2, free, "sign_in_attempts", 1, 0);
        await AfterAsync(world, start, 3, free, "one_time_links", 1, 0); // expired an hour after they were written
        Assert.Equal(1, await CountAsync(world, held, "one_time_links"));
        foreach (var her in new[] { free, held })
            (await world.Host.Operator.PostAsync($"/api/v1/people/{her.Id}/closure", new { reason = "She left." })).Good();
        var closed = world.Now;
        await AfterAsync(world, start, 20, free, "person_sessions", 1, 0);
        await AfterAsync(world, start, 25, free, "outgoing_mail", 2, 0);
        await AfterAsync(world, start, 40, free, "access_requests", 1, 0);
        Assert.Equal((1, 1, 2, 1), (await CountAsync(world, held, "sign_in_attempts"), await CountAsync(world, held, "person_sessions"),
            await CountAsync(world, held, "outgoing_mail"), await CountAsync(world, held, "access_requests")));

        await world.Host.MoveToAsync(closed.AddDays(60).AddHours(2));
        var stored = await world.Host.StoredAsync();
        Assert.DoesNotContain(free.Mark, stored, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(held.Mark, stored, StringComparison.OrdinalIgnoreCase);

        (await world.Host.Operator.PostAsync($"/api/v1/legal-holds/{hold}/lifting", new { reason = "Settled." })).Good();
        await world.Host.MoveToAsync(world.Now.AddHours(2));
        Assert.DoesNotContain(held.Mark, await world.Host.StoredAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await CountAsync(world, held, "access_requests"));
        Assert.Null((await Chronicle.OfAsync(world)).Verdict.Wanting);
        var acts = (await world.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={free.Request}")).Good().Json["items"]!.AsArray();
        Assert.Equal("drop-access-request", acts[^1]!["act"]!.ToString());
    }

    // The hour before the last of its days it is there; some hours after, it is not.
    private static async Task AfterAsync(World world, DateTimeOffset start, int days, Hermione her, string holding, int before, int after)
    {
        await world.Host.MoveToAsync(start.AddDays(days).AddHours(-1));
        Assert.Equal((holding, before), (holding, await CountAsync(world, her, holding)));
        await world.Host.MoveToAsync(start.AddDays(days).AddHours(13)); // a session that nobody ended lasts twelve
        Assert.Equal((holding, after), (holding, await CountAsync(world, her, holding)));
    }

    private static async Task<int> CountAsync(World world, Hermione her, string holding) =>
        (await world.Host.Operator.GetAsync($"/api/v1/people/{her.Id}/data")).Good().Json["holdings"]!.AsArray()
            .Single(h => h!["name"]!.ToString() == holding)!["lines"]!.AsArray().Count;
}

[Trait("Slow", "Yes")]
public sealed class RetentionOnEmbedded() : RetentionTests(Profile.Embedded);

[Trait("Needs", "Services")]
public sealed class RetentionOnProduction() : RetentionTests(Profile.Production);
