using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class PublishCommand
{
    private static readonly string[] Told = ["file", "subject", "reason", "where", "remedy"];

    public static Command Make()
    {
        var (package, to, client) = (PluginVerbs.Package(), Platform.To(), Platform.Client());
        var publish = new Command("publish", "Publish a signed package to a running platform, whose authority then decides on it.") { package, to, client };
        publish.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(package), parsed.GetRequiredValue(to), parsed.GetRequiredValue(client), stop));
        return publish;
    }

    private static async Task<int> RunAsync(string path, string address, string client, CancellationToken stop)
    {
        var package = Files.Read(path, new PackageLimits().PackageBytes);
        using var platform = await Platform.SignInAsync(address, client, stop);
        var answer = await platform.PostAsync("/api/v1/plugin-versions", package, stop);
        Print(answer.Body?["findings"] as JsonArray);
        if (!answer.IsGood)
        {
            await Console.Error.WriteLineAsync(Printed.Safe(answer.Reason));
            return ExitCode.Wanting;
        }

        Console.WriteLine(Printed.Safe($"{answer.Body?["plugin"]} {answer.Body?["version"]}: {answer.Body?["state"]}, {new Uri(new Uri(address), $"/plugins/versions/{answer.Body?["id"]}")}"));
        return ExitCode.Good;
    }

    private static void Print(JsonArray? findings)
    {
        foreach (var finding in findings ?? [])
        {
            var severity = finding?["severity"]?.GetValue<string>() switch { "fault" => "refused", "warning" => "warning", _ => "note" };
            var parts = Told.Select(p => finding?[p]).Where(p => p is not null && p.GetValueKind() == JsonValueKind.String);
            Console.Error.WriteLine(Printed.Safe($"{severity}: {string.Join(": ", parts)}"));
        }
    }
}
