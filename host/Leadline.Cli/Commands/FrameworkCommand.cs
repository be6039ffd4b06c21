using System.CommandLine;
using System.Net.Http.Headers;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class FrameworkCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "A framework document, YAML or JSON." };
        var data = Options.Data();
        var check = new Command("check", "Check a framework document; every fault at once, each with its line. Nothing is stored.") { file, data };
        check.SetAction((parsed, stop) => CheckAsync(parsed.GetRequiredValue(file), parsed.GetValue(data), stop));
        return new Command("framework", "Framework agreements as documents.") { check };
    }

    private static async Task<int> CheckAsync(string file, string? data, CancellationToken stop)
    {
        await using var document = Options.Open(file);
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var content = new StreamContent(document);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        using var answer = await platform.Http.PostAsync(new Uri("/api/v1/framework-checks", UriKind.Relative), content, stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(file, stop);
            return ExitCode.Wanting;
        }

        var good = await answer.JsonAsync(stop);
        foreach (var remark in good.GetProperty("remarks").EnumerateArray().Select(r => r.GetString()!).Where(r => r.Contains(" unconfirmed: ", StringComparison.Ordinal)))
            Console.WriteLine($"{file}: {remark}");
        Console.WriteLine($"{file}: {good.GetProperty("reference").GetString()} is in order, SHA-256 {good.GetProperty("sha256").GetString()}");
        return ExitCode.Good;
    }
}
