using System.Text.RegularExpressions;

namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>A supplier's afternoon, from an empty folder to a signed package, with the packages alone and the commands of the guide.</summary>
[Trait("Slow", "Yes"), Collection("Packed")]
public sealed partial class AfternoonTests(PackedFeed feed) : IDisposable
{
    private const string Name = "Acme.GpItSupport";
    private const string Built = $"{Name}/src/{Name}/bin/Release/net10.0";

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-afternoon-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task From_an_empty_folder_to_a_signed_package()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "build/pack is a shell script.");
        var desk = new Desk(_folder);
        desk.UseFeed(feed.Folder);
        await desk.RunAsync("dotnet", "new", "install", Path.Combine(feed.Folder, "Leadline.Sdk.Templates.1.1.0.nupkg"));
        await desk.RunAsync("dotnet", "new", "leadline-service-line", "-n", Name, "--publisher", "GB-COH:07654321");

        // As generated it builds without a warning and passes its own tests, which say what each call took.
        var tested = await desk.RunAsync("dotnet", "test", Name, "--nologo", "--logger", "console;verbosity=detailed");
        Assert.Matches(Passed(), tested);
        Assert.DoesNotContain(": warning ", tested, StringComparison.Ordinal);
        Assert.Matches(CallLine(), tested);

        await desk.RunAsync("dotnet", "build", $"{Name}/src/{Name}", "-c", "Release", "--nologo", "-v", "quiet");
        await desk.RunAsync("dotnet", "tool", "install", "Leadline.Sdk.Tool", "--tool-path", desk["bin"], "--source", feed.Folder);
        var tool = desk["bin/leadline-plugin"];
        Assert.Equal($"{Built}: in order (profile develop, rules 1, SDK 1.1.0)\n", await desk.RunAsync(tool, "check", "--profile", "develop", Built));
        Assert.Equal($"{Built}: in order (profile publish, rules 1, SDK 1.1.0)\n", await desk.RunAsync(tool, "check", "--profile", "publish", Built));
        Assert.Contains(", 3 recorded calls, ", await desk.RunAsync(tool, "pack", Built, "--out", desk["acme.llplugin"]), StringComparison.Ordinal); // as the tests left them
        await desk.RunAsync(tool, "keys", "--owner", "GB-COH:07654321", "--publisher", "--out", desk["publisher.key"]);
        await desk.RunAsync(tool, "sign", desk["acme.llplugin"], "--key", desk["publisher.key"]);

        var shown = await desk.RunAsync(tool, "show", desk["acme.llplugin"]);
        Assert.Contains("acme.gp-it-support 1.0.0", shown, StringComparison.Ordinal);
        Assert.Contains("service-line:        Acme.GpItSupport.PracticeSupport", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Leadline.Sdk.dll", shown, StringComparison.Ordinal);
        var verdict = await desk.RunAsync(tool, "check", "--profile", "publish", "--trust", desk["publisher.key.pub"], desk["acme.llplugin"]);
        Assert.EndsWith("in order (profile publish, rules 1, SDK 1.1.0)\n", verdict, StringComparison.Ordinal);

        await CodeThatWouldBeRefusedIsMarkedAsItIsBuiltAndFailsTheTestsWithItsLineAndRemedy(desk);
    }

    private static async Task CodeThatWouldBeRefusedIsMarkedAsItIsBuiltAndFailsTheTestsWithItsLineAndRemedy(Desk desk)
    {
        var file = desk[$"{Name}/src/{Name}/PracticeSupport.cs"];
        var source = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("var months = requirement.TermMonths;", "var months = requirement.TermMonths + (DateTime.Now.Year * 0);", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, source, TestContext.Current.CancellationToken);
        var line = Array.FindIndex(source.Split('\n'), l => l.Contains("DateTime.Now", StringComparison.Ordinal)) + 1;

        var (built, marked) = await desk.TryAsync("dotnet", "build", $"{Name}/src/{Name}", "--nologo");
        Assert.NotEqual(0, built);
        Assert.Matches($@"PracticeSupport\.cs\({line},[0-9]+\): error RS0030: .*There is no clock: the day of asking is in the input\.", marked);

        var (code, output) = await desk.TryAsync("dotnet", "test", Name, "--nologo", "-p:NoWarn=RS0030"); // whoever does without the analyser meets the check
        Assert.NotEqual(0, code);
        Assert.Contains($"In Acme.GpItSupport.PracticeSupport.Quote (PracticeSupport.cs:{line}). There is no clock: the day of asking is in the input.", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Failed:\s+0, Passed:\s+[1-9]|Passed: [1-9][0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Passed();

    [GeneratedRegex(@"service-line/quote: [0-9,]+ of [0-9,]+ steps, [0-9,]+ bytes in, [0-9,]+ of [0-9,]+ bytes out, [0-9,]+ bytes of memory", RegexOptions.None, 1000)]
    private static partial Regex CallLine();
}
