using Leadline.Cli;
using Leadline.Cli.Commands;
using Leadline.Cli.Rehearsals;
using Leadline.Testing;

namespace Leadline.Scenarios.Tests.Rehearsals;

/// <summary>The same story comes to the same state, whatever it is stored in and however its messages travel.</summary>
[Collection("rehearsals")]
public sealed class RehearsingFrameworks
{
    [Theory]
    [InlineData("lpf", 0)]
    [InlineData("acs", 2)]
    [Trait("Needs", "Services")]
    public async Task A_rehearsal_comes_to_the_same_state_on_either_profile_and_each_time(string name, int quotes)
    {
        var (postgres, rabbit) = (Needs.Postgres(), Needs.RabbitMq());
        var embedded = await PlayAsync(name, [], quotes > 0 ? ReplayAsync : null);
        var production = await PlayAsync(name, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LEADLINE_DATABASE__ENGINE"] = "postgres",
            ["LEADLINE_DATABASE__CONNECTIONSTRING"] = postgres,
            ["LEADLINE_BUS__TRANSPORT"] = "rabbitmq",
            ["LEADLINE_BUS__ADDRESS"] = rabbit,
        });

        Assert.Equal(embedded.State, production.State); // the lines first: a difference shows where it is
        Assert.Equal(StateHash.Of(embedded.State), StateHash.Of(production.State));
        Assert.Equal(quotes, embedded.State.Count(l => l.StartsWith("quote|", StringComparison.Ordinal) && l.Contains("|Quoted|", StringComparison.Ordinal)));
        Assert.NotEmpty(embedded.Balances);
        Assert.All(embedded.Balances.Concat(production.Balances), b => Assert.Equal(0, b.Pence));
    }

    [Fact, Trait("Slow", "Yes")]
    public async Task An_open_framework_takes_a_supplier_in_at_its_re_opening()
    {
        var (state, balances, _) = await PlayAsync("open", []);
        Assert.Equal(5, state.Count(l => l.StartsWith("tender|", StringComparison.Ordinal)));
        Assert.Equal(2, state.Count(l => l.StartsWith("contract|", StringComparison.Ordinal)));
        Assert.NotEmpty(balances);
        Assert.All(balances, b => Assert.Equal(0, b.Pence));
    }

    [Fact]
    [Trait("Proof", "Yes")] // the two profiles have played it twice already, on two stores
    public async Task A_rehearsal_played_twice_comes_to_the_same_state()
    {
        var first = await PlayAsync("lpf", []);
        var second = await PlayAsync("lpf", []);
        Assert.Equal(first.State, second.State);
    }

    // A host in earnest on the same data makes the calls again that the quotes rest on; without a sandbox it would run no plugin.
    private static async Task ReplayAsync(string folder)
    {
        Needs.Sandbox();
        Assert.Equal(ExitCode.Good, await PluginReplayCommand.Make().Parse(["--data", folder]).InvokeAsync());
    }

    private static async Task<RehearsalResult> PlayAsync(string name, Dictionary<string, string?> environment, Func<string, Task>? afterwards = null)
    {
        var stop = TestContext.Current.CancellationToken;
        var recipe = Recipe.Read(name);
        var document = await File.ReadAllBytesAsync(Path.Combine(recipe.Folder, "framework.yaml"), stop);
        foreach (var (key, value) in environment)
            Environment.SetEnvironmentVariable(key, value);
        try
        {
            await using var store = await RehearsalStore.CreateAsync(null, "rehearsal", stop);
            var result = await Rehearsal.PlayAsync(recipe, document, store.Settings, null, (_, _, _) => { }, stop);
            if (afterwards is not null)
                await afterwards(store.Folder);
            return result;
        }
        finally
        {
            foreach (var key in environment.Keys)
                Environment.SetEnvironmentVariable(key, null);
        }
    }
}
