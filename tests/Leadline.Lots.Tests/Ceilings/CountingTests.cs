using Leadline.Billing.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Lots.Ceilings;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Lots.Tests.Ceilings;

/// <summary>The count as messages change it, in any order, more than once, and at once. Nobody hears the answers here.</summary>
public abstract class CountingTests(Profile profile) : IAsyncLifetime
{
    private const long Limit = 1_000_00, OfLot = 700_00;
    private TestHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (profile == Profile.Production)
        {
            Needs.Postgres();
            Needs.RabbitMq();
        }

        _host = await TestHost.StartAsync(profile, new FakeClock(World.Beginning), services =>
        {
            foreach (var deaf in services.Where(s => s.ImplementationInstance is Subscription { Message: var message } && message == typeof(CeilingAnswered)).ToList())
                services.Remove(deaf);
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_reserved_never_exceeds_ceiling_and_raises_whatever_comes_in_whatever_order(int seed)
    {
        var framework = await PublishedAsync($"SEED-{seed}");
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LotsDbContext>();
        await using var write = await db.BeginWriteAsync(Stop); // never committed: what is told here is heard by nobody
        var run = new Run(framework, new Random(seed));
        var (granted, refused) = (0, 0);
        for (var i = 0; i < 120; i++)
        {
            var raised = await run.StepAsync(db, scope.ServiceProvider, Stop);
            var rows = await db.CountedCallOffs.AsNoTracking().Where(c => c.FrameworkId == framework).ToListAsync(Stop);
            Assert.All(rows, r => Assert.Equal(Math.Max(Math.Max(r.Reserved.Pence, r.Agreed.Pence), r.ReportedPence), r.CountedPence));
            Assert.InRange(rows.Sum(r => r.CommittedPence), 0, Limit + raised);
            Assert.InRange(rows.Where(r => r.LotNumber == "1").Sum(r => r.CommittedPence), 0, OfLot);
            var ceilings = (await db.CeilingsAsync(framework, _host.Clock.Today(), Stop))!;
            Assert.Equal((rows.Sum(r => r.CountedPence), rows.Sum(r => r.CommittedPence), Limit + raised),
                (ceilings.All[0].Counted.Pence, ceilings.All[0].Committed.Pence, ceilings.All[0].Limit!.Value.Pence));
        }

        foreach (var answer in await db.CeilingAnswers.AsNoTracking().Where(a => a.FrameworkId == framework).ToListAsync(Stop))
            (granted, refused) = answer.Good ? (granted + 1, refused) : (granted, refused + 1);
        Assert.True(granted > 5 && refused > 3, $"{granted} granted and {refused} refused show little.");
        Assert.Equal(run.Asked, granted + refused); // a question that came again was not answered anew
    }

    [Fact]
    public async Task Of_many_at_once_as_many_are_granted_as_there_is_room_for()
    {
        var framework = await PublishedAsync("AT-ONCE");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _host.TakeAsync<LotsDbContext, AnswerCeiling, CeilingAsked>(Ask(framework, "2", Limit / 4))));
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LotsDbContext>();
        Assert.Equal(4, await db.CeilingAnswers.CountAsync(a => a.FrameworkId == framework && a.Good, Stop));
        Assert.Equal(Limit, await db.CountedCallOffs.Where(c => c.FrameworkId == framework).SumAsync(c => c.CommittedPence, Stop));
    }

    [Fact]
    public async Task A_question_that_comes_again_has_the_same_answer_though_there_is_room_by_now()
    {
        var framework = await PublishedAsync("AGAIN");
        var (first, second) = (Ask(framework, "2", Limit), Ask(framework, "2", 1));
        foreach (var asked in new[] { first, second })
            await _host.TakeAsync<LotsDbContext, AnswerCeiling, CeilingAsked>(asked);
        await _host.TakeAsync<LotsDbContext, FollowCallOffs, CeilingReleased>(new CeilingReleased(first.CallOffId, first.Question, framework));
        foreach (var again in new[] { first, second })
            await _host.TakeAsync<LotsDbContext, AnswerCeiling, CeilingAsked>(again);

        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LotsDbContext>();
        Assert.Equal([(first.Question, true), (second.Question, false)],
            (await db.CeilingAnswers.Where(a => a.FrameworkId == framework).OrderByDescending(a => a.Good).ToListAsync(Stop)).Select(a => (a.Question, a.Good)));
        Assert.Equal(0, await db.CountedCallOffs.Where(c => c.FrameworkId == framework).SumAsync(c => c.CommittedPence, Stop));
        await _host.TakeAsync<LotsDbContext, AnswerCeiling, CeilingAsked>(second with { Question = Guid.CreateVersion7() });
        Assert.Equal(1, await db.CountedCallOffs.Where(c => c.FrameworkId == framework).SumAsync(c => c.CommittedPence, Stop));
    }

    [Theory]
    [InlineData("signed", "first", "second")]
    [InlineData("signed", "second", "first")]
    [InlineData("first", "signed", "second")]
    [InlineData("first", "second", "signed")]
    [InlineData("second", "signed", "first")]
    [InlineData("second", "first", "signed")]
    public async Task Of_an_award_and_two_extensions_the_longest_term_is_committed_in_whatever_order_they_are_told(params string[] told)
    {
        var framework = await PublishedAsync($"ORDER-{string.Concat(told.Select(t => t[..1])).ToUpperInvariant()}");
        var award = Ask(framework, "1", 120_00);
        foreach (var asked in new[] { award, award with { Question = Guid.CreateVersion7(), Value = new Money(150_00) }, award with { Question = Guid.CreateVersion7(), Value = new Money(180_00) } })
            await _host.TakeAsync<LotsDbContext, AnswerCeiling, CeilingAsked>(asked);
        var starts = new DateOnly(2025, 9, 1);
        foreach (var one in told.Append(told[0])) // and the first of them again
        {
            if (one == "signed")
                await _host.TakeAsync<LotsDbContext, FollowCallOffs, CallOffSigned>(new CallOffSigned(
                    award.CallOffId, framework, "A call-off", "1", OrganisationId.New(), OrganisationId.New(), starts, starts, new DateOnly(2026, 8, 31), new Money(120_00)));
            else
                await _host.TakeAsync<LotsDbContext, FollowCallOffs, CallOffExtended>(new CallOffExtended(
                    award.CallOffId, framework, "A call-off", starts, one == "first" ? new DateOnly(2026, 11, 30) : new DateOnly(2027, 2, 28), new Money(120_00), starts));
        }

        await using var scope = _host.App.Services.CreateAsyncScope();
        var counted = await scope.ServiceProvider.GetRequiredService<LotsDbContext>().CountedCallOffs.SingleAsync(c => c.Id == award.CallOffId, Stop);
        Assert.Equal((new Money(180_00), null, Money.Zero, 180_00L), (counted.Agreed, counted.Question, counted.Reserved, counted.CountedPence));
    }

    [Fact]
    public async Task What_was_answered_reported_proposed_and_decided_the_database_does_not_let_change()
    {
        var framework = await PublishedAsync("KEPT");
        var asked = Ask(framework, "1", 100);
        await _host.TakeAsync<LotsDbContext, AnswerCeiling, CeilingAsked>(asked);
        await _host.TakeAsync<LotsDbContext, FollowCallOffs, SpendReported>(Spend(framework, asked.CallOffId, 50));
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LotsDbContext>();
        var raise = Raise(framework, 10);
        db.AddRange(raise, Confirmed(raise));
        db.Record(Caller.Platform, "raise-ceiling", raise.Id.Value, "");
        await db.SaveChangesAsync(Stop);

        await RefusedAsync(() => db.CeilingAnswers.Where(a => a.FrameworkId == framework).ExecuteDeleteAsync(Stop));
        await RefusedAsync(() => db.ReportedSpend.Where(a => a.FrameworkId == framework).ExecuteDeleteAsync(Stop));
        await RefusedAsync(() => db.CeilingRaises.Where(a => a.FrameworkId == framework).ExecuteUpdateAsync(r => r.SetProperty(x => x.Amount, new Money(1)), Stop));
        await RefusedAsync(() => db.CeilingRaiseDecisions.Where(a => a.FrameworkId == framework).ExecuteDeleteAsync(Stop));
    }

    private static async Task RefusedAsync(Func<Task<int>> change) =>
        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<Exception>(change)).Message, StringComparison.Ordinal);

    // Straight into the store: the document is what matters here, not who published it.
    private async Task<FrameworkId> PublishedAsync(string reference)
    {
        var text = new FrameworkText(reference)
        {
            Lot = $"    value-ceiling: {{ pence: {OfLot}, source: The test's own. }}", More = $"value-ceiling: {{ pence: {Limit}, source: The test's own. }}",
        };
        var document = FrameworkDocument.Read(System.Text.Encoding.UTF8.GetBytes(text.ToString())).Document!;
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LotsDbContext>();
        var framework = new FrameworkAgreement(FrameworkId.New(), reference);
        Assert.Null(framework.Publish(document, document.Terms.Term.From, World.Beginning).Refusal);
        db.Add(framework);
        db.Record(Caller.Platform, "publish-framework", framework.Id.Value, reference);
        await db.SaveChangesAsync(Stop);
        return framework.Id;
    }

    private static CeilingAsked Ask(FrameworkId framework, string lot, long pence) => new(CallOffId.New(), Guid.CreateVersion7(), framework, lot, "A call-off", new Money(pence));

    private static SpendReported Spend(FrameworkId framework, CallOffId callOff, long pence) =>
        new(Guid.CreateVersion7(), framework, OrganisationId.New(), new Month(2025, 9), [new CallOffSpend(callOff, "A call-off", new Money(pence))]);

    private static CeilingRaise Raise(FrameworkId framework, long pence) =>
        new(CeilingRaiseId.New(), framework, null, new Money(pence), "provided-for", "", "", null, null, "It is needed.", null, World.Beginning);

    private static CeilingRaiseDecision Confirmed(CeilingRaise raise) => new(raise.Id, raise.FrameworkId, true, "So it is.", null, World.Beginning);

    /// <summary>One course of events, by chance.</summary>
    private sealed class Run(FrameworkId framework, Random chance)
    {
        private readonly List<CeilingAsked> _asked = [];
        private readonly List<SpendReported> _reported = [];
        private readonly List<CallOffExtended> _extended = [];
        private readonly Dictionary<CallOffId, string> _lots = Enumerable.Range(0, 8).ToDictionary(_ => CallOffId.New(), i => i % 2 == 0 ? "1" : "2");
        private long _raised;

        public int Asked => _asked.Count;

        /// <returns>By how much the ceiling was raised so far.</returns>
        public async Task<long> StepAsync(LotsDbContext db, IServiceProvider services, CancellationToken stop)
        {
            var (answer, follow) = (services.GetRequiredService<AnswerCeiling>(), services.GetRequiredService<FollowCallOffs>());
            var callOff = _lots.Keys.ElementAt(chance.Next(_lots.Count));
            switch (chance.Next(10))
            {
                case < 4:
                    _asked.Add(Ask(framework, _lots[callOff], chance.Next(1, 400_00)) with { CallOffId = callOff });
                    await answer.Handle(_asked[^1], stop);
                    break;
                case 4 when _asked.Count > 0:
                    await answer.Handle(_asked[chance.Next(_asked.Count)], stop);
                    break;
                case 5 or 6 when _asked.Count > 0:
                    var released = _asked[chance.Next(_asked.Count)];
                    await follow.Handle(new CeilingReleased(released.CallOffId, released.Question, framework), stop);
                    break;
                case 7 when _extended.Count > 0 && chance.Next(4) == 0:
                    await follow.Handle(_extended[chance.Next(_extended.Count)], stop); // again, or after a later one
                    break;
                case 7 when await db.CountedCallOffs.AsNoTracking().FirstOrDefaultAsync(c => c.Id == callOff && c.Question != null, stop) is { } longer && chance.Next(4) == 0:
                    _extended.Add(new CallOffExtended(callOff, framework, "A call-off", new DateOnly(2025, 9, 1), new DateOnly(2026, 8, 31), longer.Reserved, new DateOnly(2025, 9, 1)));
                    await follow.Handle(_extended[^1], stop);
                    break;
                case 7 when await db.CountedCallOffs.AsNoTracking().FirstOrDefaultAsync(c => c.Id == callOff && c.Question != null, stop) is not null && chance.Next(4) == 0:
                    await follow.Handle(new CallOffSigned(callOff, framework, "A call-off", _lots[callOff], OrganisationId.New(), OrganisationId.New(),
                        new DateOnly(2025, 9, 1), new DateOnly(2025, 9, 1), new DateOnly(2026, 8, 31), new Money(1)), stop);
                    break;
                case 8 when _reported.Count > 0 && chance.Next(2) == 0:
                    await follow.Handle(_reported[chance.Next(_reported.Count)], stop);
                    break;
                case 8:
                    _reported.Add(Spend(framework, callOff, chance.Next(-50_00, 100_00)));
                    await follow.Handle(_reported[^1], stop);
                    break;
                case 9 when chance.Next(4) == 0:
                    var raise = Raise(framework, chance.Next(1, 100_00));
                    db.AddRange(raise, Confirmed(raise));
                    _raised += raise.Amount.Pence;
                    break;
            }

            db.Record(Caller.Platform, "count", framework.Value, "By chance");
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            return _raised;
        }
    }
}

[Trait("Slow", "Yes")]
public sealed class CountingOnEmbedded() : CountingTests(Profile.Embedded);

[Trait("Needs", "Services")]
public sealed class CountingOnProduction() : CountingTests(Profile.Production);
