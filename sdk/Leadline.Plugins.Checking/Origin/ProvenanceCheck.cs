using System.Text.Json;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Compares a builder's statement with the files of the package, and with what the manifest says.</summary>
internal static class ProvenanceCheck
{
    private const string File = PackagePaths.Provenance;
    private const int MostNamed = 10;

    internal static IEnumerable<PluginFinding> Findings(PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        if (!files.TryGetValue(File, out var json))
            return manifest.Provenance is { } said ? [Note("provenance-declared", PackagePaths.Manifest, $"{Words(said.Builder, [said.Source], said.Commit)}, as the publisher says; no builder's statement bears it out.")] : [];
        try
        {
            var statement = ProvenanceStatement.Read(json);
            return [.. Files(statement, files), .. Manifest(statement, manifest.Provenance), Note("provenance", File, $"{Words(statement.Builder, statement.Sources, Some(statement.Commits))}, as the builder's statement says. The publisher has signed it with the package; a signature of the builder's own is not looked at.")];
        }
        // A name that is no text, such as half a character, shows only when it is asked for, and not as a JsonException.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return [Fault("provenance-malformed", $"This is no statement of provenance: {malformed.Message}", "Give the in-toto statement as the builder wrote it, or leave it out.")];
        }
    }

    private static IEnumerable<PluginFinding> Files(ProvenanceStatement statement, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var borneOut = 0;
        foreach (var (path, content) in files.Where(f => f.Key != File).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var named = statement.Subjects.Where(s => NameOf(s.Name) == NameOf(path)).ToList();
            if (named.Exists(s => s.Sha256 == SignedLines.Hash(content.Span)))
                borneOut++;
            else if (named.Count > 0)
                yield return Fault("provenance-differs", $"The statement says that {named[0].Name} was built with the SHA-256 {named[0].Sha256}; {path} has {SignedLines.Hash(content.Span)}.", "Pack what the builder built, unchanged.");
            else if (PackagePaths.IsAssembly(path))
                yield return new PluginFinding { Severity = Severity.Warning, Code = "provenance-partial", File = path, Reason = "The builder's statement says nothing of this assembly." };
        }

        if (borneOut == 0)
            yield return Fault("provenance-of-another", "The statement is about none of the files in the package.", "Give the statement of this build, or leave it out.");
    }

    private static IEnumerable<PluginFinding> Manifest(ProvenanceStatement statement, DeclaredProvenance? said)
    {
        if (said?.Commit is { } commit && statement.Commits.Count > 0 && !statement.Commits.Contains(commit))
            yield return Fault("provenance-contradicts", $"The manifest says commit {commit}, the builder's statement {Some(statement.Commits)}.", "Say the commit that was built.");
        if (said?.Builder is { } builder && statement.Builder is { } own && own != builder)
            yield return Fault("provenance-contradicts", $"The manifest says that {builder} built it, the builder's statement {own}.", "Say who built it.");
        if (said is not null && statement.Sources.Count > 0 && !statement.Sources.Any(s => Repository(s) == Repository(said.Source)))
            yield return Fault("provenance-contradicts", $"The manifest says that the source is at {said.Source}, the builder's statement {Some(statement.Sources)}.", "Say where the source is that was built.");
    }

    private static string Words(string? builder, IReadOnlyList<string> sources, string? commit) =>
        $"Built {(builder is null ? "by nobody named" : $"by {builder}")} from {(sources.Count == 0 ? "no source named" : Some(sources))}{(string.IsNullOrEmpty(commit) ? "" : $" at commit {commit}")}";

    // git+https://example.com/desk.git@refs/heads/main and https://example.com/desk are one.
    private static string Repository(string address)
    {
        var place = address[(address.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0)..];
        place = (place.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? place[..at] : place).TrimEnd('/');
        return (place.EndsWith(".git", StringComparison.Ordinal) ? place[..^4] : place).ToLowerInvariant();
    }

    private static string Some(IReadOnlyList<string> of) => string.Join(", ", of.Take(MostNamed)) + (of.Count > MostNamed ? $" and {of.Count - MostNamed} more" : "");

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static PluginFinding Note(string code, string file, string reason) => new() { Severity = Severity.Note, Code = code, File = file, Reason = reason };

    private static PluginFinding Fault(string code, string reason, string remedy) => new() { Code = code, File = File, Reason = reason, Remedy = remedy };
}
