using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Leadline.Sdk.Tool;

internal static class RegisterCommand
{
    private const int MostKeyBytes = 64 * 1024;

    public static Command Make()
    {
        var key = new Argument<string>("key") { Description = "The public half of a key to publish with, as 'keys --publisher' wrote it: FILE.pub." };
        var (to, client) = (Platform.To(), Platform.Client());
        var register = new Command("register", "Register a key with a running platform, so that packages signed with it can be published.") { key, to, client };
        register.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(key), parsed.GetRequiredValue(to), parsed.GetRequiredValue(client), stop));
        return register;
    }

    private static async Task<int> RunAsync(string path, string address, string client, CancellationToken stop)
    {
        var document = Read(path);
        using var platform = await Platform.SignInAsync(address, client, stop);
        var answer = await platform.PostAsync("/api/v1/publisher-keys", document, stop);
        if (!answer.IsGood)
        {
            await Console.Error.WriteLineAsync(Printed.Safe(answer.Reason));
            return ExitCode.Wanting;
        }

        Console.WriteLine(Printed.Safe($"{answer.Body?["name"]}: registered"));
        return ExitCode.Good;
    }

    private static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(Files.Read(path, MostKeyBytes)) as JsonObject ?? throw new JsonException("It holds no document.");
        }
        catch (JsonException error)
        {
            throw new UnusableInputException($"{path} is no public key, such as 'keys' writes beside the secret one: {error.Message}");
        }
    }
}
