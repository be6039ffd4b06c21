using System.CommandLine;
using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class ShowCommand
{
    public static Command Make()
    {
        var package = PluginVerbs.Package();
        var json = PluginVerbs.Json();
        var show = new Command("show", "Show what a package says of itself and what it holds. Nothing of it is run, and no signature is verified: 'check' does that.") { package, json };
        show.SetAction(parsed => Run(parsed.GetRequiredValue(package), parsed.GetValue(json)));
        return show;
    }

    private static int Run(string path, bool asJson)
    {
        var contents = PackageReader.Look(Files.Read(path, new PackageLimits().PackageBytes), SdkVersion.Current, new PackageLimits());
        if (asJson)
            Console.WriteLine(JsonSerializer.Serialize(new { contents.Hash, contents.Manifest, contents.Signature, contents.Countersignature, contents.Findings }, PluginDocuments.Json));
        else
            Print(contents);
        return contents.Findings.HasFault() ? ExitCode.Wanting : ExitCode.Good;
    }

    private static void Print(PackageContents contents)
    {
        if (contents.Manifest is { } manifest)
        {
            Line("plugin", $"{manifest.Id} {manifest.Version}");
            Line("title", manifest.Title);
            Line("publisher", manifest.Publisher.ToString());
            Line("SDK", manifest.Sdk);
            Line("hash", contents.Hash!);
            foreach (var extension in manifest.ExtensionPoints)
                Line(extension.Name, extension.Class + (extension.Input.Count == 0 ? "" : $", given {string.Join(", ", extension.Input)}"));
            foreach (var lot in manifest.Lots)
                Line("lot", $"{lot.Framework} {lot.Lot}: {string.Join(", ", lot.ServiceLines)}");
            foreach (var file in manifest.Files)
                Line("file", $"{file.Path}, {(contents.Files.TryGetValue(file.Path, out var content) ? $"{content.Length:N0} bytes" : "missing")}, SHA-256 {file.Sha256}");
        }

        if (contents.Signature is { } signature)
            Line("signed", $"{signature.SignedAt:u} with {signature.Key}, to be approved by {signature.ValidUntil:u}");
        else
            Line("signed", "no");
        if (contents.Countersignature is { } approval)
            Line("approved", $"{approval.SignedAt:u} with {approval.Key}, rules {approval.Rules}, {(approval.ValidUntil is { } until ? $"until {until:u}" : "without end")}");
        if (contents.Countersignature?.Code is { } code)
        {
            Line("approved code", $"as rewritten by {code.Circumstances}");
            foreach (var assembly in code.Assemblies)
                Line("assembly", $"{assembly.Path}, SHA-256 {assembly.Sha256}");
        }

        Printed.Findings(contents.Findings, Console.Error);
    }

    private static void Line(string name, string value) => Console.WriteLine($"{Printed.Safe(name) + ":",-20} {Printed.Safe(value)}");
}
