using System.CommandLine;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tool;

/// <summary>
/// Moves a plugin's project to the SDK that this tool belongs to, and keeps the change only where nothing of what the plugin answers has changed.
/// It runs the plugin, so that it is for the author's own tool and not among the verbs of a platform's operator.
/// </summary>
internal static class UpgradeCommand
{
    private const string AnswersOtherwise = "its answers are not those that were recorded";
    private static readonly string NotLetIn = $"it is not let in on SDK {SdkVersion.Current}";

    public static Command Make()
    {
        var path = new Argument<string>("project")
        {
            Description = "The plugin's project, or a folder with it: every project in the folder is moved.",
            DefaultValueFactory = _ => ".",
        };
        var calls = new Option<string?>("--calls") { Description = $"The calls to make again; without it {PluginProject.CallsFile} beside the project. RecordedCalls.Write of Leadline.Sdk.Testing writes one.", HelpName = "FILE" };
        var upgrade = new Command("upgrade", $"Move a plugin to SDK {SdkVersion.Current}, which this tool belongs to. Its recorded calls are made again, before and after: where one answers otherwise, the project stays as it was.") { path, calls };
        upgrade.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(path), parsed.GetValue(calls), stop));
        return upgrade;
    }

    private static async Task<int> RunAsync(string path, string? callsFile, CancellationToken stop)
    {
        var project = PluginProject.Find(path);
        var calls = project.ReadCalls(callsFile);
        var edits = ProjectEdits.To(SdkVersion.Current, project);
        var isThere = edits.All.Count == 0;
        if (isThere && callsFile is null)
        {
            Console.WriteLine(Printed.Safe($"{project.File}: is on SDK {SdkVersion.Current} already"));
            return ExitCode.Good;
        }

        var work = System.IO.Directory.CreateTempSubdirectory("leadline-upgrade-").FullName;
        try
        {
            if (isThere)
                return await MakeAgainAsync(project, calls, work, stop);
            var before = await Build.RunAsync(project, Path.Combine(work, "before"), stop);
            if (before.Folder is not { } old)
                throw new UnusableInputException($"{project.File} does not build as it stands; mend that first:{Environment.NewLine}{before.Output}");
            var was = Replayed.Of(old, calls, "as it was");

            // Whatever happens from here to Keep, the files are put back.
            using var changes = FileChanges.Make(edits.All);
            var after = await Build.RunAsync(project, Path.Combine(work, "after"), stop);
            if (after.Folder is not { } built)
                return Stays(project, $"it does not build on SDK {SdkVersion.Current}:{Environment.NewLine}{after.Output}");
            var now = Replayed.Of(built, calls, $"on SDK {SdkVersion.Current}");
            await TellAsync(was.Lines.Concat(now.Lines));
            if (now.Refusal is not null)
                return Stays(project, NotLetIn);
            if (was.Differs || now.Differs)
                return Stays(project, AnswersOtherwise);
            changes.Keep();
            foreach (var edit in edits.All)
                Console.WriteLine(Printed.Safe(edit.ToString()));
            Same(project, calls, was.Refusal is null ? ", before and after" : "");
            return ExitCode.Good;
        }
        finally
        {
            System.IO.Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Makes the calls that were named with the one build that there is; the project needs no change.</summary>
    private static async Task<int> MakeAgainAsync(PluginProject project, IReadOnlyList<RecordedCall> calls, string work, CancellationToken stop)
    {
        var build = await Build.RunAsync(project, work, stop);
        if (build.Folder is not { } built)
            throw new UnusableInputException($"{project.File} does not build as it stands; mend that first:{Environment.NewLine}{build.Output}");
        var now = Replayed.Of(built, calls, $"on SDK {SdkVersion.Current}");
        await TellAsync(now.Lines);
        if ((now.Refusal is not null ? NotLetIn : now.Differs ? AnswersOtherwise : null) is { } why)
        {
            await Console.Error.WriteLineAsync(Printed.Safe($"{project.File}: is on SDK {SdkVersion.Current} already, and {why}"));
            return ExitCode.Wanting;
        }

        Same(project, calls, ", which it is on already");
        return ExitCode.Good;
    }

    private static async Task TellAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            await Console.Error.WriteLineAsync(Printed.Safe(line));
    }

    private static void Same(PluginProject project, IReadOnlyList<RecordedCall> calls, string when) =>
        Console.WriteLine(Printed.Safe($"{project.File}: {calls.Count} recorded {(calls.Count == 1 ? "call" : "calls")} came out the same on SDK {SdkVersion.Current}{when}"));

    private static int Stays(PluginProject project, string why)
    {
        Console.Error.WriteLine($"{Printed.Safe(project.File)}: stays as it was: {why}");
        return ExitCode.Wanting;
    }
}
