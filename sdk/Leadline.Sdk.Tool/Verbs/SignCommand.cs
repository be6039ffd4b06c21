using System.CommandLine;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class SignCommand
{
    public static Command Make(TimeProvider clock)
    {
        var package = PluginVerbs.Package();
        var (key, days) = (SigningOptions.Key(), SigningOptions.Days("For how many days the authority may approve what is signed: 1 to 366."));
        var to = new Option<string?>("--out") { Description = "The signed package to write; without it the package itself is replaced.", HelpName = "FILE" };
        var sign = new Command("sign", "Sign a package for its publisher. An earlier signature is replaced, an approval is taken out.") { package, key, days, to };
        sign.SetAction(parsed => Run(parsed.GetRequiredValue(package), parsed.GetRequiredValue(key), parsed.GetValue(days), parsed.GetValue(to), clock.GetUtcNow()));
        return sign;
    }

    private static int Run(string path, string keyFile, int days, string? to, DateTimeOffset now)
    {
        var package = Files.Read(path, new PackageLimits().PackageBytes);
        using var key = SigningOptions.ReadKey(keyFile);
        var contents = PackageReader.Look(package, SdkVersion.Current, new PackageLimits());
        var findings = contents.Findings.ToList();
        if (contents.Manifest is { } manifest && manifest.Publisher != key.Public.Owner)
        {
            findings.Add(new PluginFinding
            {
                Code = "signer-not-publisher", File = PackagePaths.Manifest, Reason = $"The manifest names {manifest.Publisher} as the publisher; the key is {key.Public.Owner}'s.",
            });
        }

        Printed.Findings(findings, Console.Error);
        if (findings.HasFault())
            return ExitCode.Wanting;
        Files.Replace(to ?? path, PackageWriter.Sign(package, key, now, now.AddDays(days)));
        Console.WriteLine($"{to ?? path}: signed with {key.Public.Identify()}, good until {now.AddDays(days):u}, hash {contents.Hash}");
        return ExitCode.Good;
    }
}
