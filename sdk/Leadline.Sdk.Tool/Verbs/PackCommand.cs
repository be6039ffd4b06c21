using System.CommandLine;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class PackCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("folder") { Description = "The folder that the build writes, such as bin/Release/net10.0." };
        var manifest = PluginVerbs.Manifest();
        var to = new Option<string?>("--out") { Description = "The package to write; without it ID-VERSION.llplugin here. A package that is there is replaced.", HelpName = "FILE" };
        var pack = new Command("pack", "Pack a plugin's assemblies under its manifest. The same files give the same bytes.") { folder, manifest, to };
        pack.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.GetValue(manifest), parsed.GetValue(to)));
        return pack;
    }

    private static int Run(string folder, string? manifest, string? to)
    {
        var plugin = PluginFolder.Read(folder, manifest);
        var package = PackageWriter.Pack(plugin.Manifest, plugin.Files);
        var packed = PackageReader.Look(package, SdkVersion.Current, new PackageLimits());
        Printed.Findings(packed.Findings, Console.Error);
        if (packed.Findings.HasFault())
            return ExitCode.Wanting;
        var path = to ?? $"{plugin.Manifest.Id}-{plugin.Manifest.Version}.llplugin";
        Files.Replace(path, package);
        Console.WriteLine($"{path}: {plugin.Files.Count} files, {CallsIn(plugin)}, hash {packed.Hash}");
        return ExitCode.Good;
    }

    // Said also where there are none: they are what its author's tests leave, and whoever packed before testing should see that.
    private static string CallsIn(PluginFolder plugin) =>
        PackagedCalls.Read(plugin.Files.GetValueOrDefault(PackagePaths.Calls), []).Count switch
        {
            0 => $"no recorded calls ({PackagePaths.Calls})",
            1 => "1 recorded call",
            var count => $"{count} recorded calls",
        };
}
