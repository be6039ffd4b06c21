using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tool;

/// <summary>Brings the calls home that a version answered in earnest, in the form in which tests record them: what <c>upgrade</c> makes again.</summary>
internal static class CallsCommand
{
    private const int PageLength = 10; // a call may be long

    // A host calls it otherwise than the kit that makes the calls again.
    private const string OverBudget = "plugin-over-budget";
    private const string StepsExceeded = "plugin-steps-exceeded";

    public static Command Make()
    {
        var plugin = new Argument<string>("plugin") { Description = "The plugin's id, such as acme.desk." };
        var version = new Option<string>("--version") { Description = "The version whose calls are wanted: that whose build is to be compared.", HelpName = "VERSION", Required = true };
        var file = new Option<string>("--out") { Description = "The file to write; one that is there stays as it is.", HelpName = "FILE", Required = true };
        var (to, client) = (Platform.To(), Platform.Client());
        var calls = new Command("calls", "Fetch the recorded calls of a version of your own from a running platform, of what is awarded. They hold what buyers required: keep them to yourself.")
        {
            plugin, version, file, to, client,
        };
        calls.SetAction((parsed, stop) => RunAsync(
            parsed.GetRequiredValue(plugin), parsed.GetRequiredValue(version), parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), parsed.GetRequiredValue(client), stop));
        return calls;
    }

    private static async Task<int> RunAsync(string plugin, string version, string file, string address, string client, CancellationToken stop)
    {
        using var written = NewFile.Begin(file); // before anything is asked
        using var platform = await Platform.SignInAsync(address, client, stop);
        var (asked, limit, after) = (new HashSet<string>(StringComparer.Ordinal), PageLength, "");
        do
        {
            (var answer, limit) = await PageAsync(platform, $"plugin={Uri.EscapeDataString(plugin)}&version={Uri.EscapeDataString(version)}{after}", limit, stop);
            if (!answer.IsGood)
            {
                await Console.Error.WriteLineAsync(Printed.Safe(answer.Reason));
                return ExitCode.Wanting;
            }

            written.Add(RecordedCallLines.Of(Read(answer.Body, address).Where(c => asked.Add(QuestionOf(c)))));
            after = answer.Body?["next"]?.ToString() is { } next ? $"&after={Uri.EscapeDataString(next)}" : "";
        }
        while (after.Length > 0);

        if (asked.Count == 0)
        {
            await Console.Error.WriteLineAsync(Printed.Safe($"No call of {plugin} {version} is there for you: it was asked for nothing that is awarded, or another organisation published it."));
            return ExitCode.Wanting;
        }

        written.Keep();
        Console.WriteLine(Printed.Safe($"{file}: {(asked.Count == 1 ? "1 recorded call" : $"{asked.Count} recorded calls")} of {plugin} {version}"));
        return ExitCode.Good;
    }

    // Calls that are each as long as they may be don't fit on one page.
    private static async Task<(Platform.Answer Answer, int Limit)> PageAsync(Platform platform, string of, int limit, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return (await platform.GetAsync($"/api/v1/plugin-calls/own?limit={limit}&{of}", stop), limit);
            }
            catch (TooLongAnswerException) when (limit > 1)
            {
                limit /= 2;
            }
        }
    }

    // The same question has the same answer, so that one is enough. By its hash: questions are long, and there may be many.
    private static string QuestionOf(RecordedCall call) => $"{call.Operation} {Convert.ToBase64String(SHA256.HashData(call.Input.Span))}";

    private static List<RecordedCall> Read(JsonNode? body, string address)
    {
        try
        {
            return [.. Field(body, "items").AsArray().Select(Read)];
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            throw new UnusableInputException($"{address} answered with what are no recorded calls: {malformed.Message}");
        }
    }

    private static RecordedCall Read(JsonNode? item)
    {
        var failure = item?["failure"]?.GetValue<string>();
        return new RecordedCall
        {
            Operation = Field(item, "operation").GetValue<string>(), Input = Document(Field(item, "input")), Output = failure is null ? Document(Field(item, "output")) : default,
            Failure = failure == OverBudget ? StepsExceeded : failure, Steps = failure is null ? Field(item, "steps").GetValue<long>() : 0,
        };
    }

    private static JsonNode Field(JsonNode? of, string name) => of?[name] ?? throw new FormatException($"'{name}' is missing.");

    private static byte[] Document(JsonNode base64)
    {
        var document = Convert.FromBase64String(base64.GetValue<string>());
        JsonDocument.Parse(document).Dispose(); // it is written down as it is
        return document;
    }
}
