using Leadline.CrashSubject;
using Leadline.Host.Storage;
using Leadline.Modularity.Api;
using Leadline.Modularity.Messages;
using Leadline.Modularity.PersonalData;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Crash.Tests.Bus;

public class HousekeepingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_older_than_thirty_days_goes_and_what_is_younger_stays()
    {
        await using var host = await SmallHost.StartAsync();
        await TakenAsync(host, days: 31);
        var young = await TakenAsync(host, days: 29);
        await AnsweredAsync(host, days: 31);
        await AnsweredAsync(host, days: 29);

        Assert.Equal(2, await TidyAsync(host));
        Assert.Equal([young], await TakenMessagesAsync(host));
        Assert.Equal(1, await host.WithAsync(db => db.AnsweredRequests.CountAsync(Stop)));
    }

    [Fact]
    public async Task What_is_under_a_legal_hold_stays_however_old()
    {
        await using var host = await SmallHost.StartAsync();
        var (held, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AnsweredAsync(host, days: 40, caller: held);
        await AnsweredAsync(host, days: 41, caller: other, body: $$"""{ "person": "{{held}}" }""");
        await AnsweredAsync(host, days: 42, caller: other);

        Assert.Equal(1, await TidyAsync(host, held));
        Assert.Equal(["key-40", "key-41"], await host.WithAsync(db => db.AnsweredRequests.OrderBy(r => r.Key).Select(r => r.Key).ToListAsync(Stop)));
        Assert.Equal(2, await TidyAsync(host));
    }

    [Fact]
    public async Task No_inbox_row_is_younger_than_a_message_still_to_come_and_gone()
    {
        await using var host = await SmallHost.StartAsync();
        await TakenAsync(host, days: 41);
        var after = await TakenAsync(host, days: 39);
        await WaitingAsync(host, Guid.CreateVersion7(), days: 40);

        Assert.Equal(1, await TidyAsync(host));
        Assert.Equal([after], await TakenMessagesAsync(host));
    }

    [Fact]
    public async Task An_inbox_row_stays_while_its_message_may_be_announced_again()
    {
        await using var host = await SmallHost.StartAsync();
        var dead = await TakenAsync(host, days: 50);
        await host.WithAsync(db =>
        {
            db.DeadLetters.Add(new DeadLetter(dead, "another-consumer", "type", "{}", "error", Ago(host, 50)));
            return db.SaveChangesAsync(Stop);
        });
        var announcedAgain = await TakenAsync(host, days: 50);
        await WaitingAsync(host, announcedAgain, days: 0);

        Assert.Equal(0, await TidyAsync(host));
        Assert.Equal(2, (await TakenMessagesAsync(host)).Count);
    }

    [Fact]
    public async Task It_is_done_each_hour_and_not_in_the_first()
    {
        await using var host = await SmallHost.StartAsync();
        var pace = new HousekeepingPace(host.Clock);
        Assert.False(pace.IsDue(host.Clock.GetUtcNow()));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(pace.IsDue(host.Clock.GetUtcNow()));
        Assert.False(pace.IsDue(host.Clock.GetUtcNow()));
    }

    private static DateTimeOffset Ago(SmallHost host, int days) => host.Clock.GetUtcNow() - TimeSpan.FromDays(days);

    private static async Task<Guid> TakenAsync(SmallHost host, int days)
    {
        var message = Guid.CreateVersion7();
        await host.WithAsync(db =>
        {
            db.Inbox.Add(new InboxEntry(message, "consumer", Ago(host, days)));
            return db.SaveChangesAsync(Stop);
        });
        return message;
    }

    // No module of this host knows it: it stays in the outbox.
    private static Task WaitingAsync(SmallHost host, Guid message, int days) => host.WithAsync(db =>
    {
        db.Outbox.Add(new OutboxMessage(message, "Leadline.Newer.SomethingElse", "{}", Ago(host, days), null));
        return db.SaveChangesAsync(Stop);
    });

    private static Task AnsweredAsync(SmallHost host, int days, Guid caller = default, string body = "") => host.WithAsync(db =>
    {
        db.AnsweredRequests.Add(new AnsweredRequest(caller, $"key-{days}", "request", 201, null, null, body, Ago(host, days)));
        return db.SaveChangesAsync(Stop);
    });

    private static Task<List<Guid>> TakenMessagesAsync(SmallHost host) =>
        host.WithAsync(db => db.Inbox.OrderBy(e => e.MessageId).Select(e => e.MessageId).ToListAsync(Stop));

    private static async Task<int> TidyAsync(SmallHost host, params Guid[] held)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var pace = new HousekeepingPace(host.Clock);
        host.Clock.Advance(TimeSpan.FromHours(1));
        var work = new Housekeeping(
            scope.ServiceProvider.GetServices<StoreDescriptor>(), [new Holds(held)], scope.ServiceProvider, pace, host.Clock, NullLogger<Housekeeping>.Instance);
        return await work.RunAsync(Stop);
    }

    private sealed class Holds(IReadOnlyList<Guid> persons) : ILegalHolds
    {
        public Task<IReadOnlyList<Guid>> HeldPersonsAsync(CancellationToken stop) => Task.FromResult(persons);
    }
}
