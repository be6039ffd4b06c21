using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Leadline.Bus;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Bus;

/// <summary>What is taken together ends as if each had been taken alone.</summary>
public abstract class TakingTogetherTests(Profile profile) : IAsyncLifetime
{
    private readonly Course _course = new();
    private readonly Guid _bid = Guid.CreateVersion7();
    private TestHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(profile, new FakeClock(World.Beginning), more: [new MarkModule(_course)]);
        Inbox.LongestTogether = TimeSpan.FromHours(1); // a machine may be slow
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Those_that_wait_share_a_transaction_and_each_stands_in_the_record_as_the_cause_of_its_change()
    {
        var waiting = Marks(2, 3, 4);
        await Task.WhenAll(await TogetherAsync(waiting));

        Assert.Equal(1 + 2 + 3 + 4, await TotalAsync());
        var contexts = _course.Handled.Select(h => h.Context).ToList();
        Assert.Single(contexts[1..].Distinct());
        Assert.NotEqual(contexts[0], contexts[1]);
        var causes = await WithAsync(db => db.Audit.Where(e => e.Subject == _bid && e.SubjectVersion > 1)
            .OrderBy(e => e.SubjectVersion).Select(e => e.RequestId).ToListAsync(Stop));
        Assert.Equal(waiting.Select(a => a.Id.ToString()), causes);
    }

    [Fact]
    public async Task Who_takes_long_does_not_keep_what_he_holds_until_all_that_wait_are_done()
    {
        _course.Meanwhile = (_, message) =>
        {
            Inbox.LongestTogether = message.Mark == 3 ? TimeSpan.Zero : TimeSpan.FromHours(1);
            return Task.CompletedTask;
        };
        await Task.WhenAll(await TogetherAsync(Marks(2, 3, 4, 5)));

        Assert.Equal(1 + 2 + 3 + 4 + 5, await TotalAsync());
        var handled = _course.Handled.ToList();
        Assert.Equal([1, 2, 3, 4, 5], handled.Select(h => h.Mark));
        Assert.Equal(handled[1].Context, handled[2].Context);
        Assert.NotEqual(handled[2].Context, handled[3].Context);
        Assert.Equal(handled[3].Context, handled[4].Context);
    }

    [Fact]
    public async Task Many_that_fail_once_and_change_the_same_thing_all_take_effect()
    {
        var failed = new ConcurrentDictionary<int, bool>();
        _course.Meanwhile = (_, message) => failed.TryAdd(message.Mark, true) ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask;
        await AnnounceAsync(Enumerable.Range(1, Inbox<MarkDbContext, MarkGiven, AddMark>.MostTogether));
        await UntilAsync(async () => await TotalAsync() == 64 * 65 / 2);
        Assert.Equal(0, await WithAsync(db => db.DeadLetters.CountAsync(Stop)));
    }

    [Fact]
    public async Task One_that_fails_keeps_none_of_its_neighbours()
    {
        _course.Meanwhile = (_, message) => message.Mark == 3 ? throw new InvalidOperationException("No such mark.") : Task.CompletedTask;
        var waiting = Marks(2, 3, 4);
        var taking = await TogetherAsync(waiting);

        await Task.WhenAll(taking[0], taking[1], taking[3]);
        Assert.Equal("No such mark.", (await Assert.ThrowsAsync<InvalidOperationException>(() => taking[2])).Message);
        Assert.Equal(1 + 2 + 4, await TotalAsync());
        Assert.False(await WithAsync(db => db.Inbox.AnyAsync(e => e.MessageId == waiting[1].Id, Stop)));
    }

    [Fact]
    public async Task A_second_copy_among_others_takes_no_effect()
    {
        var earlier = Marks(8)[0];
        await Take(earlier);
        var twice = Marks(2)[0];
        await Task.WhenAll(await TogetherAsync([twice, earlier, twice, .. Marks(4)]));
        Assert.Equal(8 + 1 + 2 + 4, await TotalAsync());
    }

    [Fact]
    public async Task Who_uses_a_context_after_a_message_was_taken_in_it_acts_in_its_own_name()
    {
        await Take(Marks(1)[0]);
        // Several at once, so that the context in which the message was taken is among them.
        var scopes = Enumerable.Range(0, 8).Select(_ => _host.App.Services.CreateAsyncScope()).ToList();
        foreach (var db in scopes.Select(s => s.ServiceProvider.GetRequiredService<MarkDbContext>()))
        {
            db.Add(new Score(Guid.CreateVersion7()));
            Assert.Contains("nothing was said of", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop))).Message, StringComparison.Ordinal);
        }

        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    [Fact]
    public async Task A_conflict_with_another_writer_leaves_each_to_be_taken_alone()
    {
        var first = true;
        _course.Meanwhile = async (db, message) =>
        {
            if (message.Mark == 3 && first)
            {
                first = false;
                var scores = db.OnSqlite ? "mark_scores" : "mark.scores";
#pragma warning disable EF1002 // a name of this test's own
                await db.Database.ExecuteSqlRawAsync($"UPDATE {scores} SET version = version + 1 WHERE id = {{0}}", [message.Bid], Stop);
#pragma warning restore EF1002
            }
        };
        await Task.WhenAll(await TogetherAsync(Marks(2, 3, 4)));
        Assert.Equal(1 + 2 + 3 + 4, await TotalAsync());
        Assert.False(first);
    }

    [Fact]
    public async Task A_poisoned_one_ends_in_dead_letters_and_the_others_take_effect()
    {
        _course.Meanwhile = (_, message) => message.Mark == 100 ? throw new InvalidOperationException("Poisoned.") : Task.CompletedTask;
        await AnnounceAsync(Enumerable.Range(1, 20).Append(100));
        await UntilAsync(async () => await WithAsync(db => db.DeadLetters.CountAsync(Stop)) == 1 && await TotalAsync() >= 210);

        Assert.Equal(210, await TotalAsync());
        var givenUp = await WithAsync(db => db.DeadLetters.SingleAsync(Stop));
        Assert.Contains("Poisoned.", givenUp.Error, StringComparison.Ordinal);

        // The parcel was not acknowledged, so it comes again: what was given up is for a person to decide on.
        _course.Meanwhile = (_, _) => Task.CompletedTask;
        await Task.WhenAll(await TogetherAsync([new Arrival<MarkGiven>(givenUp.MessageId, givenUp.Body), .. Marks(5)]));
        Assert.Equal(210 + 1 + 5, await TotalAsync());
    }

    private Inbox<MarkDbContext, MarkGiven, AddMark> Inbox => _host.App.Services.GetRequiredService<Inbox<MarkDbContext, MarkGiven, AddMark>>();

    private Task Take(Arrival<MarkGiven> arrival) => Inbox.Take([arrival], Stop).Single();

    private List<Arrival<MarkGiven>> Marks(params IEnumerable<int> marks) =>
        [.. marks.Select(mark => new Arrival<MarkGiven>(Guid.CreateVersion7(), JsonSerializer.Serialize(new MarkGiven(_bid, mark), MessageName.Json)))];

    // One mark of 1 goes first and is held half way until the others wait behind it.
    private async Task<Task[]> TogetherAsync(IReadOnlyList<Arrival<MarkGiven>> waiting)
    {
        var (meanwhile, begun, all) = (_course.Meanwhile, new TaskCompletionSource(), new TaskCompletionSource());
        _course.Meanwhile = (db, message) =>
        {
            if (message.Mark != 1)
                return meanwhile(db, message);
            begun.SetResult();
            return all.Task;
        };
        var first = Take(Marks(1)[0]);
        await begun.Task.WaitAsync(Stop);
        Task[] taking = [first, .. Inbox.Take(waiting, Stop)];
        all.SetResult();
        return taking;
    }

    private Task AnnounceAsync(IEnumerable<int> marks) => WithAsync(db =>
    {
        foreach (var mark in marks)
            db.Announce(new MarkGiven(_bid, mark));
        return db.SaveChangesAsync(Stop);
    });

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var since = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(60), "It should be so within a minute.");
            await Task.Delay(50, Stop);
        }
    }

    private Task<int> TotalAsync() => WithAsync(db => db.Set<Score>().Where(s => s.Id == _bid).Select(s => s.Total).FirstOrDefaultAsync(Stop));

    private async Task<T> WithAsync<T>(Func<MarkDbContext, Task<T>> work)
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<MarkDbContext>());
    }
}

public sealed class TakingTogetherOnEmbedded() : TakingTogetherTests(Profile.Embedded);

[Trait("Needs", "Services")]
public sealed class TakingTogetherOnProduction() : TakingTogetherTests(Profile.Production);
