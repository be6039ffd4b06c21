using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Sandboxes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Plugins.Tests.Sandboxes;

/// <summary>A machine where no worker comes up in a box: here, because the worker is none.</summary>
public sealed class SandboxChoiceTests : IDisposable
{
    private readonly PluginFolder _folder = new();

    // A program that ends at once, in a folder of its own, as the worker's is.
    private string NoWorker
    {
        get
        {
            var program = Path.Combine(Directory.CreateDirectory(_folder.At("no-worker")).FullName, "worker");
            File.Copy("/bin/false", program, overwrite: true);
            return program;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Production_starts_no_plugin_and_says_why()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")], worker: NoWorker);

        var failure = Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.honest"));

        Assert.Equal((PluginTrouble.NoSandbox, 0), (failure.Trouble, failure.Attempts));
        Assert.Contains("not started, because they can't be sandboxed", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, (await HealthOf(host)).Status);
    }

    [Fact]
    public async Task Development_goes_on_without_a_box_and_warns()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")], worker: NoWorker, development: true);

        Assert.IsType<Unconfined>(host.Runtime.Sandbox!.Sandbox);
        Assert.Contains("WITHOUT a sandbox", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, (await HealthOf(host)).Status);
    }

    [Fact]
    public async Task A_worker_without_a_box_answers_all_the_same()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")], given: new Unconfined());

        Assert.Contains("text: text", await host.HearAsync("test.honest"));
    }

    [Fact]
    public async Task Without_plugins_nobody_looks_for_a_sandbox()
    {
        await using var host = await Running.StartAsync([], worker: NoWorker);

        Assert.Null(host.Runtime.Sandbox);
        Assert.Empty(host.Warnings);
        Assert.Equal(HealthStatus.Healthy, (await HealthOf(host)).Status);
        Assert.Equal(PluginTrouble.NotInstalled, Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.honest")).Trouble);
    }

    [Fact]
    public void The_box_is_started_with_nothing_of_the_hosts_environment()
    {
        var tools = new BubblewrapTools("/usr/bin/bwrap", "/usr/bin/prlimit", null, [], []);

        var program = BoxedProgram.Worker(new PluginSettings("none", IsDevelopment: false));

        Assert.Empty(new Bubblewrap(tools).StartFor(program, "/opt/plugin").Environment);
        Assert.DoesNotContain("PATH", new Unconfined().StartFor(program, "/opt/plugin").Environment.Keys);
    }

    private static Task<HealthCheckResult> HealthOf(Running host) => new PluginHealth(host.Runtime).CheckHealthAsync(new HealthCheckContext());
}
