namespace Leadline.Crash.Tests;

/// <summary>Each effect happens exactly once, and nothing acknowledged is lost, however often the host is killed.</summary>
[Trait("Slow", "Yes")]
public class KillTests
{
    private const int Few = 3;
    private const int Many = 30;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killing_the_embedded_host_loses_and_doubles_nothing()
    {
        await using var at = Installation.Embedded();
        AssertExactlyOnce(await Runs.KillAsync(at, Few, Stop));
    }

    [Fact]
    [Trait("Needs", "Services")]
    public async Task Killing_a_host_on_PostgreSQL_and_RabbitMQ_loses_and_doubles_nothing()
    {
        await using var at = await Installation.WithServicesAsync(Stop);
        AssertExactlyOnce(await Runs.KillAsync(at, Few, Stop));
        await AssertNothingIsLeftAsync(at);
    }

    [Fact]
    [Trait("Proof", "Yes")]
    public async Task Killing_the_embedded_host_thirty_times_loses_and_doubles_nothing()
    {
        await using var at = Installation.Embedded();
        AssertExactlyOnce(await Runs.KillAsync(at, Many, Stop));
    }

    [Fact]
    [Trait("Proof", "Yes")]
    [Trait("Needs", "Services")]
    public async Task Killing_a_host_on_PostgreSQL_and_RabbitMQ_thirty_times_loses_and_doubles_nothing()
    {
        await using var at = await Installation.WithServicesAsync(Stop);
        AssertExactlyOnce(await Runs.KillAsync(at, Many, Stop));
        await AssertNothingIsLeftAsync(at);
    }

    internal static void AssertExactlyOnce(Outcome outcome)
    {
        Assert.True(outcome.Organisations > 10 * outcome.Kills, $"Too little happened to prove anything: {outcome}");
        Assert.True(
            outcome is { Lost: 0, Doubled: 0, Extra: 0, Waiting: 0, DeadLetters: 0 },
            $"Not exactly once: {outcome}");
    }

    internal static async Task AssertNothingIsLeftAsync(Installation at)
    {
        var (messages, failures) = await at.AtBrokerAsync(Stop);
        Assert.Equal(0, messages);
        Assert.Empty(failures);
    }
}

/// <summary>A crash test that cannot fail proves nothing: with a deliberate fault it must.</summary>
[Trait("Slow", "Yes")]
public class KillControlTests
{
    private const int MostKills = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deleting_the_row_of_the_outbox_early_loses_effects()
    {
        await using var at = Installation.Embedded();
        var outcome = await Runs.KillUntilAsync(at, "delete-early", MostKills, o => o.Lost > 0, Stop);
        Assert.True(outcome.Lost > 0, $"Nothing was lost: {outcome}");
    }

    [Fact]
    [Trait("Proof", "Yes")]
    public async Task Without_an_inbox_effects_double_on_the_embedded_host()
    {
        await using var at = Installation.Embedded();
        var outcome = await Runs.KillUntilAsync(at, "no-inbox", MostKills, o => o.Doubled > 0, Stop);
        Assert.True(outcome.Doubled > 0, $"Nothing was doubled: {outcome}");
    }

    [Fact]
    [Trait("Proof", "Yes")]
    [Trait("Needs", "Services")]
    public async Task Without_an_inbox_effects_double_on_PostgreSQL_and_RabbitMQ()
    {
        await using var at = await Installation.WithServicesAsync(Stop);
        var outcome = await Runs.KillUntilAsync(at, "no-inbox", MostKills, o => o.Doubled > 0, Stop);
        Assert.True(outcome.Doubled > 0, $"Nothing was doubled: {outcome}");
    }
}
