using System.Diagnostics;

namespace Leadline.Plugins.Tests.Pools;

/// <summary>A host that is killed takes its workers with it, whatever they are doing.</summary>
[Trait("Needs", "Services")]
public sealed class HostKilledTests
{
    private static string Subject => Path.Combine(AppContext.BaseDirectory, "Leadline.PluginSubject.dll");

    [Theory]
    [InlineData("boxed")]
    [InlineData("unconfined")]
    public async Task No_child_is_left_of_a_host_that_was_killed(string how)
    {
        await Sandboxed.RequireAsync();
        using var folder = new PluginFolder();
        using var host = Start("dotnet", Subject, folder.Counted, "Leadline.HostilePlugins.BurnsInTheLibrary", how);
        try
        {
            Assert.Equal("asked", await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await Processes.UntilAsync(() => Processes.WorksHard(host.Id, ""));
            var children = Processes.Below(host.Id);
            Assert.NotEmpty(children);
            Assert.All(children, c => Assert.True(Processes.IsThere(c)));

            host.Kill(); // SIGKILL, to it alone

            await Processes.UntilAsync(() => !children.Any(Processes.IsThere));
        }
        finally
        {
            host.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task An_ordinary_users_host_runs_plugins_in_boxes_too()
    {
        await Sandboxed.RequireAsync();
        using var folder = new PluginFolder();
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "dotnet", Subject]
            : ["dotnet", Subject];
        using var host = Start(command[0], [.. command[1..], folder.Counted, "Leadline.HostilePlugins.Honest", "boxed"]);

        var said = await host.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        if (Environment.IsPrivilegedProcess && said.Length == 0)
            Assert.Skip("Others than root can't read this checkout, so no other user's host can be started from it.");
        Assert.Contains("text: from the subject", said, StringComparison.Ordinal);
    }

    private static Process Start(string program, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" })!;
}
