using System.Globalization;
using System.Text.Json;
using NuGet.Versioning;

namespace Leadline.Plugins.Runtime.Advisories;

/// <summary>One known weakness of packages, in the Open Source Vulnerability format (https://ossf.github.io/osv-schema/).</summary>
/// <param name="Id">Such as <c>GHSA-5crp-9r3c-p9vr</c>.</param>
/// <param name="Modified">When it was last changed, in UTC.</param>
/// <param name="IsWithdrawn">Whether it holds no more.</param>
/// <param name="Severity">Small letters, such as <c>high</c>; else the vector of a score, or <c>unknown</c>.</param>
/// <param name="Summary">What it is, in a line; may be empty.</param>
/// <param name="Affected">The NuGet packages that it is about.</param>
internal sealed record Advisory(string Id, DateTimeOffset Modified, bool IsWithdrawn, string Severity, string Summary, IReadOnlyList<AffectedPackage> Affected)
{
    private const string Ecosystem = "NuGet";
    private const int LongestSummary = 300;

    /// <summary>Whether nobody should be let in with it: high and critical ones, and packages that were made to do harm.</summary>
    internal bool IsGrave => Severity is "high" or "critical" || Id.StartsWith("MAL-", StringComparison.Ordinal);

    /// <exception cref="JsonException">It is no such document.</exception>
    internal static Advisory Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (Text(root, "id") is not { Length: > 0 } id)
            throw new JsonException("'id' is missing.");
        if (!DateTimeOffset.TryParse(Text(root, "modified"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var modified))
            throw new JsonException("'modified' is no instant.");
        var summary = Text(root, "summary") ?? "";
        return new Advisory(
            id, modified, root.TryGetProperty("withdrawn", out _), SeverityOf(root), summary.Length > LongestSummary ? summary[..LongestSummary] : summary,
            [.. Items(root, "affected").Where(a => Text(a, "package", "ecosystem") == Ecosystem).Select(AffectedPackage.Read)]);
    }

    private static string SeverityOf(JsonElement root) =>
        Text(root, "database_specific", "severity")?.ToLowerInvariant() ?? Items(root, "severity").Select(s => Text(s, "score")).FirstOrDefault(s => s is not null) ?? "unknown";

    internal static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    internal static string? Text(JsonElement of, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out of))
                return null;
        }

        return of.ValueKind == JsonValueKind.String ? of.GetString() : null;
    }
}

/// <summary>The versions of a package that an advisory is about.</summary>
/// <param name="Id">The package.</param>
/// <param name="Versions">Versions by themselves.</param>
/// <param name="Ranges">Ranges, each as what happens at which version, the lowest first.</param>
internal sealed record AffectedPackage(string Id, IReadOnlyList<NuGetVersion> Versions, IReadOnlyList<IReadOnlyList<AffectedPackage.Event>> Ranges)
{
    private static readonly NuGetVersion Lowest = new(0, 0, 0, "0");

    /// <summary>At which version the weakness comes, goes, or is last there.</summary>
    internal sealed record Event(string What, NuGetVersion At);

    /// <summary>Whether a version has the weakness, as the format says it is reckoned.</summary>
    internal bool Affects(NuGetVersion version) => Versions.Contains(version) || Ranges.Any(r => IsIn(r, version));

    /// <summary>The first later version without it; null where none is known.</summary>
    internal NuGetVersion? FixedAfter(NuGetVersion version) =>
        Ranges.SelectMany(r => r).Where(e => e.What == "fixed" && e.At > version).Select(e => e.At).Min();

    internal static AffectedPackage Read(JsonElement affected) => new(
        Advisory.Text(affected, "package", "name") ?? throw new JsonException("'package' has no 'name'."),
        [.. Advisory.Items(affected, "versions").Where(v => v.ValueKind == JsonValueKind.String).Select(v => Version(v.GetString()!))],
        [.. Advisory.Items(affected, "ranges").Where(r => Advisory.Text(r, "type") is "ECOSYSTEM" or "SEMVER").Select(Events)]);

    private static IReadOnlyList<Event> Events(JsonElement range) =>
    [
        .. Advisory.Items(range, "events").Where(e => e.ValueKind == JsonValueKind.Object).SelectMany(e => e.EnumerateObject())
            .Where(p => p.Name is "introduced" or "fixed" or "last_affected" && p.Value.ValueKind == JsonValueKind.String)
            .Select(p => new Event(p.Name, p.Value.GetString() == "0" ? Lowest : Version(p.Value.GetString()!))).OrderBy(e => e.At),
    ];

    private static bool IsIn(IReadOnlyList<Event> events, NuGetVersion version)
    {
        var affected = false;
        foreach (var (what, at) in events)
        {
            affected = what switch
            {
                "introduced" when version >= at => true,
                "fixed" when version >= at => false,
                "last_affected" when version > at => false,
                _ => affected,
            };
        }

        return affected;
    }

    private static NuGetVersion Version(string text) =>
        NuGetVersion.TryParse(text, out var version) ? version : throw new JsonException($"'{text}' is no version of a package.");
}
