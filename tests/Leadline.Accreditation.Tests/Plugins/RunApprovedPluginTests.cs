using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Sdk;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class RunApprovedPluginTests(SharedWorld shared) : InWorld(shared)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_approved_answers_without_a_restart_and_what_is_disabled_does_not()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var first = await supplier.ApprovedAsync();
        Assert.Equal("1.0.0", await AnsweringAsync(supplier, "1.0.0"));
        var second = await supplier.ApprovedAsync("1.1.0");
        Assert.Equal("1.1.0", await AnsweringAsync(supplier, "1.1.0"));

        (await supplier.DecideAsync(first, "activation")).Good(); // back to the last good version
        Assert.Equal("1.0.0", await AnsweringAsync(supplier, "1.0.0"));
        (await supplier.DecideAsync(first, "disabling")).Good();
        Assert.Null(await AnsweringAsync(supplier, null));

        var all = (await World.Host.Operator.GetAsync("/api/v1/installed-plugins")).Good();
        Assert.DoesNotContain("\"refused\"", all.Body, StringComparison.Ordinal);
        var installed = all.Json.AsArray().Where(p => p!["plugin"]?.ToString() == supplier.Plugin).ToList();
        Assert.All(installed, p => Assert.Equal("withdrawn", p!["state"]!.ToString()));
        Assert.Equal(2, installed.Count);
        Assert.Equal("superseded", await supplier.StateAsync(second));
    }

    [Fact]
    public async Task What_waits_for_a_decision_is_not_asked()
    {
        using var supplier = await Publishing.BeginAsync(World);
        using var other = await Publishing.BeginAsync(World);
        (await supplier.PublishAsync()).Good();
        await other.ApprovedAsync();
        Assert.Equal("1.0.0", await AnsweringAsync(other, "1.0.0")); // so the node has looked
        Assert.Equal(PluginTrouble.NotInstalled, Assert.IsType<PluginMachineFailure>(await AskAsync(supplier)).Trouble);
    }

    // Each node looks for approvals by itself, each second.
    private async Task<string?> AnsweringAsync(Publishing supplier, string? wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while (true)
        {
            var answer = await AskAsync(supplier);
            var version = answer is PluginDocument ? answer.Call.Version : answer is PluginMachineFailure { Trouble: PluginTrouble.NotInstalled } ? null : throw new InvalidOperationException($"{answer}");
            if (version == wanted || patience.IsCancellationRequested)
                return version;
            await Task.Delay(TimeSpan.FromMilliseconds(200), Stop);
        }
    }

    private Task<PluginAnswer> AskAsync(Publishing supplier) =>
        World.Host.App.Services.GetRequiredService<IPlugins>().AskAsync(supplier.Plugin, "service-line/describe",
            JsonSerializer.SerializeToUtf8Bytes(new ServiceLineScope { Framework = "HSS", Lot = "1", ServiceLine = "IT" }, PluginDocuments.Json), Stop);
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class RunApprovedPluginTestsEmbedded(EmbeddedWorld world) : RunApprovedPluginTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class RunApprovedPluginTestsProduction(ProductionWorld world) : RunApprovedPluginTests(world);
