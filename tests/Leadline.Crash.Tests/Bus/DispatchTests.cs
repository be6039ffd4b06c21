using Leadline.Bus;
using Leadline.CrashSubject;
using Leadline.Directory.Contracts;
using Leadline.Modularity.Messages;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Crash.Tests.Bus;

public class DispatchTests
{
    private const int BothEffects = 2;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_takes_both_effects_and_leaves_the_outbox()
    {
        await using var host = await SmallHost.StartAsync();
        await host.AnnounceAsync();
        await SmallHost.UntilAsync(BothEffects, host.EffectsAsync);
        await SmallHost.UntilAsync(0, host.WaitingAsync);
    }

    [Fact]
    public async Task A_message_lost_on_the_bus_goes_out_again_after_a_minute()
    {
        var thief = new Thief();
        await using var host = await SmallHost.StartAsync(adjust: services => services.AddConsumeObserver(_ => thief));
        await host.AnnounceAsync();
        await thief.Stolen.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        host.Clock.Advance(TimeSpan.FromSeconds(50));
        await Task.Delay(500, Stop); // more than two rounds of the dispatcher
        Assert.Equal(0, await host.EffectsAsync());

        host.Clock.Advance(TimeSpan.FromSeconds(11));
        await SmallHost.UntilAsync(BothEffects, host.EffectsAsync);
        await SmallHost.UntilAsync(0, host.WaitingAsync);
    }

    [Fact]
    public async Task A_message_that_nobody_takes_leaves_the_outbox()
    {
        await using var host = await SmallHost.StartAsync();
        await host.WithAsync(db =>
        {
            db.Announce(new OrganisationAmended(null!));
            return db.SaveChangesAsync(Stop);
        });
        await SmallHost.UntilAsync(0, host.WaitingAsync);
        Assert.Equal(0, await host.DeadLettersAsync());
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_becomes_a_dead_letter_to_the_letter_and_does_not_keep_the_others() =>
        await WithUnreadableMessagesAsync(BusSettings.InProcess);

    [Fact]
    [Trait("Needs", "Services")]
    public async Task A_message_that_cannot_be_read_behind_the_broker_becomes_a_dead_letter_and_does_not_keep_the_others() =>
        await WithUnreadableMessagesAsync(Broker());

    [Fact]
    public async Task A_message_that_the_bus_refuses_stays_and_does_not_keep_those_that_leave_with_it() => await WithARefusedMessageAsync(BusSettings.InProcess);

    [Fact]
    [Trait("Needs", "Services")]
    public async Task A_message_that_the_broker_refuses_stays_and_does_not_keep_those_that_leave_with_it() => await WithARefusedMessageAsync(Broker());

    [Fact]
    public async Task A_message_that_can_be_neither_taken_nor_given_up_is_tried_on()
    {
        await using var host = await SmallHost.StartAsync();
        await File.WriteAllTextAsync(host.Poison, "", Stop);
        await host.ExecuteAsync("CREATE TRIGGER away BEFORE INSERT ON probe_dead_letters BEGIN SELECT RAISE(ABORT, 'away'); END");
        await host.AnnounceAsync(Conduct.Poisoned);
        await Task.Delay(4000, Stop); // all tries, and one more
        Assert.Equal((0, 1), (await host.DeadLettersAsync(), await host.WaitingAsync()));
        await host.ExecuteAsync("DROP TRIGGER away");
        await SmallHost.UntilAsync(1, host.DeadLettersAsync);
        await SmallHost.UntilAsync(0, host.WaitingAsync);
        Assert.Equal(0, await host.EffectsAsync());
    }

    private static BusSettings Broker() =>
        new(BusTransport.RabbitMq, new Uri(Crash.Tests.Services.RabbitMq()), $"bus{Guid.CreateVersion7():N}-", Temporary: true);

    private static async Task WithARefusedMessageAsync(BusSettings bus)
    {
        var censor = new Censor();
        await using var host = await SmallHost.StartAsync(bus, services => services.AddPublishObserver(_ => censor));
        await host.AnnounceTogetherAsync("One", Censor.Refused, "Another");
        await SmallHost.UntilAsync(2 * BothEffects, host.EffectsAsync);
        await SmallHost.UntilAsync(1, host.WaitingAsync);
        Assert.Equal(3, censor.Largest); // they did leave together

        censor.IsGone = true;
        host.Clock.Advance(TimeSpan.FromSeconds(61)); // in process it is overdue now
        await SmallHost.UntilAsync(3 * BothEffects, host.EffectsAsync);
        await SmallHost.UntilAsync(0, host.WaitingAsync);
    }

    private static async Task WithUnreadableMessagesAsync(BusSettings bus)
    {
        string[] unreadable = ["", "null", """{"organisation": """, """{"organisation": "\u0000\ud800 é 'quoted'"}"""];
        await using var host = await SmallHost.StartAsync(bus);
        await host.WithAsync(db =>
        {
            foreach (var body in unreadable)
                db.Outbox.Add(new OutboxMessage(Guid.CreateVersion7(), MessageName.Of(typeof(OrganisationRegistered)), body, host.Clock.GetUtcNow(), null));
            return db.SaveChangesAsync(Stop);
        });
        await host.AnnounceAsync();
        await SmallHost.UntilAsync(BothEffects, host.EffectsAsync);
        await SmallHost.UntilAsync(unreadable.Length, host.DeadLettersAsync);
        await SmallHost.UntilAsync(0, host.WaitingAsync);
        var bodies = await host.WithAsync(db => db.DeadLetters.Select(d => d.Body).Distinct().ToListAsync(Stop));
        Assert.Equal(unreadable.Order(StringComparer.Ordinal), bodies.Order(StringComparer.Ordinal));
    }

    /// <summary>Refuses every parcel in which a certain organisation is.</summary>
    private sealed class Censor : IPublishObserver
    {
        internal const string Refused = "Refused";

        internal bool IsGone { get; set; }

        internal int Largest { get; private set; }

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class
        {
            if (context.Message is not Parcel<OrganisationRegistered> parcel)
                return Task.CompletedTask;
            Largest = Math.Max(Largest, parcel.Messages.Count);
            return !IsGone && parcel.Messages.Any(m => m.Body.Contains($"\"{Refused}\"", StringComparison.Ordinal))
                ? throw new InvalidOperationException("Refused.")
                : Task.CompletedTask;
        }

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }

    /// <summary>Loses the first message on its way to a consumer.</summary>
    private sealed class Thief : IConsumeObserver
    {
        private readonly TaskCompletionSource _stolen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Stolen => _stolen.Task;

        public Task PreConsume<T>(ConsumeContext<T> context)
            where T : class => _stolen.TrySetResult() ? throw new InvalidOperationException("Stolen.") : Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }
}
