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
        var source = new Option<string?>("--source")
        {
            Description = "The folder of the plugin's project, as it was built. Of what lies there, what was compiled is packed too, to be compared at publication.", HelpName = "DIR",
        };
        var pack = new Command("pack", "Pack a plugin's assemblies under its manifest. The same files give the same bytes.") { folder, manifest, to, source };
        pack.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.GetValue(manifest), parsed.GetValue(to), parsed.GetValue(source)));
        return pack;
    }

    private static int Run(string folder, string? manifest, string? to, string? source)
    {
        var findings = new List<PluginFinding>();
        var built = PluginFolder.Read(folder, manifest);
        var sources = source is null ? null : SourceGathering.Gather(built.Manifest, built.Files, SourceFolder.Of(source).Named, findings);
        if (findings.HasFault())
        {
            Printed.Findings(findings, Console.Error);
            return ExitCode.Wanting;
        }

        var plugin = sources is null ? built : built with { Files = new Dictionary<string, ReadOnlyMemory<byte>>([.. built.Files, .. sources], StringComparer.Ordinal) };
        if (sources is not null)
            findings.AddRange(OriginCheck.Check(plugin.Manifest, plugin.Files).Where(f => f.Severity != Severity.Note)); // as publication compares it
        Printed.Findings(findings, Console.Error);
        if (findings.HasFault())
            return ExitCode.Wanting;
        var package = PackageWriter.Pack(plugin.Manifest, plugin.Files);
        var packed = PackageReader.Look(package, SdkVersion.Current, new PackageLimits());
        Printed.Findings(packed.Findings, Console.Error);
        if (packed.Findings.HasFault())
            return ExitCode.Wanting;
        var path = to ?? $"{plugin.Manifest.Id}-{plugin.Manifest.Version}.llplugin";
        Files.Replace(path, package);
        Console.WriteLine($"{path}: {plugin.Files.Count} files, {CallsIn(plugin)},{SourceIn(sources)} hash {packed.Hash}");
        return ExitCode.Good;
    }

    // What stands within the PDB is not packed beside it.
    private static string SourceIn(IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? sources) => sources switch
    {
        null => "",
        { Count: 0 } => " all source within the PDB,",
        { Count: 1 } => " 1 file of source,",
        { Count: var count } => $" {count} files of source,",
    };

    // Said also where there are none: they are what its author's tests leave, and whoever packed before testing should see that.
    private static string CallsIn(PluginFolder plugin) =>
        PackagedCalls.Read(plugin.Files.GetValueOrDefault(PackagePaths.Calls), []).Count switch
        {
            0 => $"no recorded calls ({PackagePaths.Calls})",
            1 => "1 recorded call",
            var count => $"{count} recorded calls",
        };
}
