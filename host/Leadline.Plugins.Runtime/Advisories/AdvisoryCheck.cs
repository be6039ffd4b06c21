using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Advisories;

/// <summary>Compares the libraries that a package brings with a list of known weaknesses: a folder of files, so that closed networks can have it too.</summary>
internal sealed class AdvisoryCheck(PluginSettings settings, TimeProvider clock)
{
    private const int MostUnreadable = 5;
    private const int MostTold = 100;

    /// <summary>What is known of the libraries in a package; nothing where it brings none of others.</summary>
    internal IReadOnlyList<PluginFinding> Findings(PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var findings = new List<PluginFinding>();
        var brought = BroughtPackages.Find(manifest, files, findings);
        if (brought.Count == 0)
            return findings;
        if (settings.AdvisoriesFolder is not { } folder || !Directory.Exists(folder))
        {
            findings.Add(Finding(Severity.Warning, "advisories-none", $"The package brings {brought.Count} libraries of others, and there is no list of known weaknesses to compare them with.", "The operator names one by Plugins:AdvisoriesFolder."));
            return findings;
        }

        var advisories = Read(folder, findings);
        var weaknesses = (from b in brought from a in advisories where !a.IsWithdrawn from p in a.Affected
                          where string.Equals(p.Id, b.Id, StringComparison.OrdinalIgnoreCase) && p.Affects(b.Version)
                          orderby a.IsGrave descending
                          select (b, a, p)).ToList();
        if (weaknesses.Count > MostTold)
            findings.Add(Finding(Severity.Warning, "known-weaknesses", $"{weaknesses.Count} known weaknesses were found in the libraries; the gravest {MostTold} are listed."));
        foreach (var (library, advisory, affected) in weaknesses.Take(MostTold))
        {
            findings.Add(new PluginFinding
            {
                Severity = advisory.IsGrave ? Severity.Fault : Severity.Warning, Code = "known-weakness", File = library.File, Subject = advisory.Id,
                Reason = $"{library.Id} {library.Version} has a known weakness, severity {advisory.Severity}. {advisory.Summary}".TrimEnd(),
                Remedy = affected.FixedAfter(library.Version) is { } better ? $"It is mended in {better}." : "No version is known that is without it.",
            });
        }

        Date(brought.Count, advisories, findings);
        return findings;
    }

    private void Date(int libraries, List<Advisory> advisories, List<PluginFinding> findings)
    {
        if (advisories.Count == 0)
        {
            findings.Add(Finding(Severity.Warning, "advisories-none", "The list of known weaknesses is empty, so that nothing was compared.", "The operator fills the folder that Plugins:AdvisoriesFolder names."));
            return;
        }

        var newest = advisories.Max(a => a.Modified);
        findings.Add(Finding(Severity.Note, "advisories-compared", $"{libraries} libraries were compared with {advisories.Count} advisories, the newest of {newest:yyyy-MM-dd}."));
        if (clock.GetUtcNow() - newest > settings.AdvisoriesMaxAge)
            findings.Add(Finding(Severity.Warning, "advisories-old", $"The newest advisory is of {newest:yyyy-MM-dd}, more than {settings.AdvisoriesMaxAge.TotalDays:0} days ago: later ones may be missing.", "The operator renews the list."));
    }

    private static List<Advisory> Read(string folder, List<PluginFinding> findings)
    {
        var (advisories, unreadable) = (new List<Advisory>(), new List<string>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                advisories.Add(Advisory.Read(File.ReadAllBytes(file)));
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add($"{Path.GetFileName(file)} ({malformed.Message})");
            }
        }

        if (unreadable.Count > 0)
            findings.Add(Finding(Severity.Warning, "advisories-unreadable", $"{unreadable.Count} files of the list can't be read, so that what they say is not known: {string.Join(", ", unreadable.Take(MostUnreadable))}", "The operator puts the list right."));
        return advisories;
    }

    private static PluginFinding Finding(Severity severity, string code, string reason, string? remedy = null) => new() { Severity = severity, Code = code, Reason = reason, Remedy = remedy };
}
