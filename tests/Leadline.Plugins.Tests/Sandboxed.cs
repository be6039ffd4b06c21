using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Runtime.Workers;

namespace Leadline.Plugins.Tests;

/// <summary>A machine on which plugins can be sandboxed. Where it is none the tests skip and say so, or fail where one was promised.</summary>
internal static class Sandboxed
{
    private const string Promised = "LEADLINE_REQUIRE_SANDBOX";

    private static readonly Lazy<Task<SandboxChoice>> Choice = new(async () =>
    {
        using var launcher = new ProcessLauncher();
        using var unpacked = new Unpacked();
        var settings = new PluginSettings("none", IsDevelopment: false) { Worker = unpacked.ProgramOf(PluginSettings.ShippedWorker) };
        return await SandboxChoice.MakeAsync(settings, launcher, TimeProvider.System);
    });

    /// <summary>Makes sure of it.</summary>
    internal static async Task RequireAsync()
    {
        if (await Choice.Value is not { Sandbox: null, Warning: var why })
            return;
        if (Environment.GetEnvironmentVariable(Promised) == "1")
            Assert.Fail($"{why} {Promised}=1 says that it must work.");
        Assert.Skip(why);
    }
}
