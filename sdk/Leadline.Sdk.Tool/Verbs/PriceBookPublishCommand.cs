using System.CommandLine;
using System.Text.Json.Nodes;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class PriceBookPublishCommand
{
    public static Command Make()
    {
        var (path, to, client) = (PriceBookCommand.File(), Platform.To(), Platform.Client());
        var publish = new Command("publish", "Publish a signed price book to a running platform. The first for a service line waits for the authority.") { path, to, client };
        publish.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(to), parsed.GetRequiredValue(client), stop));
        return publish;
    }

    private static async Task<int> RunAsync(string path, string address, string client, CancellationToken stop)
    {
        var signature = Files.Read(PriceBookCommand.SignatureOf(path), PriceBookSignatures.MostBytes);
        var book = Files.Read(path, PriceBookFile.MostBytes);
        using var platform = await Platform.SignInAsync(address, client, stop);
        var document = new JsonObject { ["file"] = Convert.ToBase64String(book), ["signature"] = Convert.ToBase64String(signature) };
        var answer = await platform.PostAsync("/api/v1/price-books", document, stop);
        if (!answer.IsGood)
        {
            foreach (var error in answer.Body?["errors"] as JsonArray ?? [])
                await Console.Error.WriteLineAsync(Printed.Safe($"{path}: {new PriceBookFault($"{error?["pointer"]}", $"{error?["code"]}", $"{error?["detail"]}")}"));
            await Console.Error.WriteLineAsync(Printed.Safe(answer.Reason));
            return ExitCode.Wanting;
        }

        var holds = answer.Body?["inForceFrom"] is { } from ? $"holds from {from}" : $"{answer.Body?["state"]}";
        Console.WriteLine(Printed.Safe($"{answer.Body?["reference"]} {answer.Body?["version"]}: {holds}"));
        return ExitCode.Good;
    }
}
