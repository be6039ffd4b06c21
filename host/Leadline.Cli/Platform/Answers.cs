using System.Net.Http.Json;
using System.Text.Json;

namespace Leadline.Cli.Platform;

/// <summary>Reading the API's answers.</summary>
internal static class Answers
{
    /// <summary>Prints a problem for people: what is wrong, where, and every further fault with its line.</summary>
    public static async Task PrintProblemAsync(this HttpResponseMessage answer, string what, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            await Console.Error.WriteLineAsync($"{what}: {(int)answer.StatusCode} {text}");
            return;
        }

        using var problem = JsonDocument.Parse(text);
        if (!problem.RootElement.TryGetProperty("errors", out var errors))
        {
            await Console.Error.WriteLineAsync($"{what}: {problem.RootElement.GetProperty("detail").GetString()}");
            return;
        }

        foreach (var fault in errors.EnumerateArray())
            await Console.Error.WriteLineAsync(Describe(what, fault));
    }

    /// <summary>The body of a good answer.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, CancellationToken stop) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(stop);

    private static string Describe(string what, JsonElement fault)
    {
        var place = Number(fault, "line") is { } line ? $"{what}:{line}:{Number(fault, "column") ?? 1}" : $"{what} {fault.GetProperty("pointer").GetString()}";
        var source = fault.TryGetProperty("source", out var s) && s.GetString() is { } rule ? $" ({rule})" : "";
        return $"{place}: {fault.GetProperty("code").GetString()}: {fault.GetProperty("detail").GetString()}{source}";
    }

    private static int? Number(JsonElement fault, string name) =>
        fault.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
