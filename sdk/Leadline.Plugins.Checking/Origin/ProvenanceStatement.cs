using System.Text;
using System.Text.Json;

namespace Leadline.Plugins.Checking;

/// <summary>What a builder's statement says: an in-toto statement with the SLSA predicate, version 1 or 0.2, bare or in an envelope.</summary>
/// <param name="Builder">Who built; null where it is not said.</param>
/// <param name="Sources">From what, as addresses.</param>
/// <param name="Commits">At which commits, in small hexadecimal digits.</param>
/// <param name="Subjects">What was built: file names, each with the SHA-256 of its bytes in small hexadecimal digits.</param>
internal sealed record ProvenanceStatement(
    string? Builder, IReadOnlyList<string> Sources, IReadOnlyList<string> Commits, IReadOnlyList<(string Name, string Sha256)> Subjects)
{
    private const int LongestText = 300;

    /// <exception cref="JsonException">It is no such statement; the message says what is missing.</exception>
    internal static ProvenanceStatement Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (At(root, "dsseEnvelope") is { } bundled) // as sigstore keeps it
            root = bundled;
        if (At(root, "payload") is not { ValueKind: JsonValueKind.String } payload)
            return Of(root);
        if (!payload.TryGetBytesFromBase64(out var bytes))
            throw new JsonException("The envelope's payload is not in base 64.");
        using var inner = JsonDocument.Parse(bytes);
        return Of(inner.RootElement);
    }

    private static ProvenanceStatement Of(JsonElement statement)
    {
        if (Text(statement, "_type") is not { } type || !type.StartsWith("https://in-toto.io/Statement/", StringComparison.Ordinal))
            throw new JsonException("'_type' is not that of an in-toto statement.");
        if (Text(statement, "predicateType") is not { } predicateType || !predicateType.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal))
            throw new JsonException("'predicateType' is not that of SLSA provenance.");
        var subjects = Items(statement, "subject").Select(s => (Name: Text(s, "name"), Sha256: Text(s, "digest", "sha256")?.ToLowerInvariant())).ToList();
        if (subjects.Count == 0 || subjects.Exists(s => s.Name is null || s.Sha256 is null))
            throw new JsonException("'subject' must name what was built, each with its SHA-256.");
        var predicate = At(statement, "predicate") ?? throw new JsonException("'predicate' is missing.");
        // Version 1 keeps them in buildDefinition, 0.2 beside the builder.
        var materials = Items(predicate, "buildDefinition", "resolvedDependencies").Concat(Items(predicate, "materials")).ToList();
        return new ProvenanceStatement(
            Text(predicate, "runDetails", "builder", "id") ?? Text(predicate, "builder", "id"),
            [.. materials.Select(m => Text(m, "uri")).OfType<string>()],
            [.. materials.Select(m => Text(m, "digest", "gitCommit") ?? Text(m, "digest", "sha1")).OfType<string>().Select(c => c.ToLowerInvariant())],
            [.. subjects.Select(s => (s.Name!, s.Sha256!))]);
    }

    private static JsonElement? At(JsonElement of, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out of))
                return null;
        }

        return of;
    }

    private static IEnumerable<JsonElement> Items(JsonElement of, params ReadOnlySpan<string> path) =>
        At(of, path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement of, params ReadOnlySpan<string> path) =>
        At(of, path) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: <= LongestText } said && !said.EnumerateRunes().Any(Rune.IsControl) ? said : null;
}
