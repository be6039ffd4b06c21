using Leadline.Modularity.Plugins;
using Leadline.PluginSubject;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;

// Leadline.PluginSubject FOLDER CLASS boxed|unconfined: asks the plugin, says so, and waits for the answer or to be killed.
var (folder, type, confined) = (args[0], args[1], args[2] == "boxed");
var plugin = new InstalledPlugin("test.subject", "1.0.0", "none", folder, "Leadline.HostilePlugins.dll",
    new Dictionary<string, string>(StringComparer.Ordinal) { ["evidence-check"] = type },
    Directory.GetFiles(folder, "*.dll").ToDictionary(f => Path.GetFileName(f), f => CountedHash.OfBytes(File.ReadAllBytes(f)), StringComparer.Ordinal));
var limits = new PluginLimits { Deadline = TimeSpan.FromMinutes(10) };
using var unpacked = new Unpacked();
await using var runtime = new PluginRuntime(
    new PluginSettings(folder, IsDevelopment: false) { Limits = limits }, new OneShelf(plugin), unpacked, TimeProvider.System, NullLogger<PluginRuntime>.Instance,
    confined ? null : new Unconfined());
await runtime.StartAsync(CancellationToken.None);
var asking = runtime.AskAsync(plugin.Id, "evidence-check/judge",
    """{"kind":"x","mediaType":"text/plain","asAt":"2026-04-01","sha256":"00","text":"from the subject"}"""u8.ToArray(), CancellationToken.None);
Console.WriteLine("asked");
Console.WriteLine(await asking switch
{
    PluginDocument document => System.Text.Encoding.UTF8.GetString(document.Output.Span),
    PluginVerdict verdict => verdict.Reason,
    PluginMachineFailure failure => failure.Reason,
    _ => "something else",
});
