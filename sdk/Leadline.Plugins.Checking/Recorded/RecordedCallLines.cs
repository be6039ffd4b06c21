using System.Text;
using System.Text.Json;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Recorded calls as text: a line of JSON for each, with input and output in it as they are, so that a change is read in a comparison of
/// files. Their own blanks and escapes are kept, since bytes are compared.
/// </summary>
public static class RecordedCallLines
{
    private const int MostFaults = 20;

    /// <summary>The lines of some calls, in UTF-8.</summary>
    public static byte[] Of(IEnumerable<RecordedCall> calls)
    {
        using var bytes = new MemoryStream();
        foreach (var call in calls)
        {
            using (var writer = new Utf8JsonWriter(bytes))
                Write(writer, call);
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    /// <summary>The calls of some lines.</summary>
    /// <param name="lines">The lines; blank ones are passed over.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="most">After so many calls and one more no line is read any more.</param>
    /// <exception cref="FormatException">What is wrong, line by line; after twenty lines no more is looked at.</exception>
    public static IReadOnlyList<RecordedCall> Read(IEnumerable<string> lines, string file, int most = int.MaxValue)
    {
        var (calls, faults, number) = (new List<RecordedCall>(), new List<string>(), 0);
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                calls.Add(Read(line));
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException) // the second of texts with halves of characters
            {
                faults.Add($"line {number}: {malformed.Message}");
            }

            if (calls.Count > most || faults.Count == MostFaults)
                break; // who hands in a million bad lines is not read to the end
        }

        return faults.Count == 0
            ? calls
            : throw new FormatException($"{file} holds what are no recorded calls, such as RecordedCalls.Write leaves:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}"
                + (faults.Count == MostFaults ? $"{Environment.NewLine}and what follows was not looked at" : ""));
    }

    private static void Write(Utf8JsonWriter writer, RecordedCall call)
    {
        writer.WriteStartObject();
        writer.WriteString("operation", call.Operation);
        writer.WritePropertyName("input");
        writer.WriteRawValue(call.Input.Span);
        if (call.Failure is { } failure)
        {
            writer.WriteString("failure", failure);
        }
        else
        {
            writer.WritePropertyName("output");
            writer.WriteRawValue(call.Output.Span);
            writer.WriteNumber("steps", call.Steps);
        }

        writer.WriteEndObject();
    }

    private static RecordedCall Read(string line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("A recorded call is an object.");
        if (root.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => n is not ("operation" or "input" or "output" or "failure" or "steps")) is { } unknown)
            throw new JsonException($"A recorded call has no '{unknown}'.");
        var failure = root.TryGetProperty("failure", out var code) ? Text(code, "failure") : null;
        var output = root.TryGetProperty("output", out var answer) ? answer.GetRawText() : "";
        if (failure is null == (output.Length == 0))
            throw new JsonException("A recorded call has either an 'output' or a 'failure'.");
        return new RecordedCall
        {
            Operation = root.TryGetProperty("operation", out var operation) ? Text(operation, "operation") : throw new JsonException("A recorded call names its 'operation'."),
            Input = Encoding.UTF8.GetBytes(root.TryGetProperty("input", out var input) ? input.GetRawText() : throw new JsonException("A recorded call has its 'input'.")),
            Output = Encoding.UTF8.GetBytes(output),
            Failure = failure,
            Steps = !root.TryGetProperty("steps", out var steps) ? 0 : steps.ValueKind == JsonValueKind.Number && steps.TryGetInt64(out var number) && number >= 0 ? number : throw new JsonException("'steps' is a number."),
        };
    }

    private static string Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new JsonException($"'{name}' is a text.");
}
