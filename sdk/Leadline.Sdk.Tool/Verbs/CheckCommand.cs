using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class CheckCommand
{
    public static Command Make(TimeProvider clock)
    {
        var path = new Argument<string>("path") { Description = "The folder that a build writes, such as bin/Release/net10.0, or a .llplugin file." };
        var profile = new Option<CheckProfile>("--profile") { Description = "How strictly: develop, or publish as the authority will judge.", HelpName = "develop|publish", DefaultValueFactory = _ => CheckProfile.Develop };
        var manifest = PluginVerbs.Manifest();
        var trusted = new Option<string[]>("--trust") { Description = "A public key whose signatures are good. May be given more than once.", HelpName = "FILE.pub" };
        var seconds = new Option<double>("--seconds") { Description = "How long the check may take, up to 3600.", HelpName = "N", DefaultValueFactory = _ => 60 };
        seconds.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && given.GetValue(seconds) is not (> 0 and <= 3600))
                given.AddError("--seconds is above 0 and up to 3600.");
        });
        var json = PluginVerbs.Json();
        var here = new Option<bool>("--here") { Hidden = true };
        var check = new Command("check", "Check a plugin's package and code: everything that is wrong at once, with its place and its remedy. Nothing of it is run.")
        {
            path, profile, manifest, trusted, seconds, json, here,
        };
        check.SetAction(async (parsed, stop) =>
        {
            var asked = new PluginCheck(parsed.GetRequiredValue(path), parsed.GetValue(manifest), parsed.GetValue(profile), parsed.GetValue(trusted) ?? []);
            if (parsed.GetValue(here))
                return Here(asked, clock.GetUtcNow());
            var child = CheckProcess.Self([.. Verbs(parsed.CommandResult), .. Arguments(asked)]);
            var report = await CheckProcess.RunAsync(child, asked.Profile, TimeSpan.FromSeconds(parsed.GetValue(seconds)), stop);
            Print(asked.Path, report, parsed.GetValue(json));
            return report.IsGood ? ExitCode.Good : ExitCode.Wanting;
        });
        return check;
    }

    private static int Here(PluginCheck asked, DateTimeOffset now)
    {
        CheckProcess.EndWithParent();
        var report = asked.Run(now);
        Console.WriteLine(report.Write());
        return report.IsGood ? ExitCode.Good : ExitCode.Wanting;
    }

    // Whole paths begin with neither a hyphen nor an at sign, which the command line would take for something else.
    private static IEnumerable<string> Arguments(PluginCheck asked) =>
    [
        Path.GetFullPath(asked.Path), "--here", "--profile", asked.Profile.ToString(),
        .. asked.Manifest is { } manifest ? ["--manifest", Path.GetFullPath(manifest)] : Array.Empty<string>(),
        .. asked.Trusted.SelectMany(key => new[] { "--trust", Path.GetFullPath(key) }),
    ];

    /// <summary>The verbs that lead here: this may be a command of its own, or one below another.</summary>
    private static IEnumerable<string> Verbs(CommandResult at)
    {
        var verbs = new Stack<string>();
        for (SymbolResult? result = at; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
            verbs.Push(command.Command.Name);
        return verbs;
    }

    private static void Print(string path, CheckReport report, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(report.Write());
            return;
        }

        Printed.Findings(report.Findings, Console.Out);
        var faults = report.Findings.Count(f => f.Severity == Severity.Fault);
        var found = faults == 0 ? "in order" : string.Create(CultureInfo.InvariantCulture, $"{faults} {(faults == 1 ? "fault" : "faults")}");
        Console.WriteLine($"{Printed.Safe(path)}: {found} (profile {(report.Profile == CheckProfile.Publish ? "publish" : "develop")}, rules {report.Rules}, SDK {report.Sdk})");
    }
}
