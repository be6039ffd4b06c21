using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Viruses;

/// <summary>Has each file of a package scanned, where there is a scanner; where there is none, says so.</summary>
internal sealed class VirusCheck(PluginSettings settings, TimeProvider clock, IVirusScanner? scanner = null)
{
    // Of all files together: its publisher waits, and keeps others waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What was found; or why it could not be looked for, which lets nothing pass and refuses nothing.</summary>
    internal async Task<Outcome<IReadOnlyList<PluginFinding>>> FindingsAsync(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken stop)
    {
        if (scanner is null)
            return new Outcome<IReadOnlyList<PluginFinding>>([NotScanned]);
        using var late = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await ScanAsync(scanner, files, end.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Refusal("virus-scan-failed", $"The virus scanner was not through with the {files.Count} files within {Patience.TotalMinutes:0} minutes.");
        }
    }

    private static async Task<Outcome<IReadOnlyList<PluginFinding>>> ScanAsync(
        IVirusScanner scanner, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken stop)
    {
        var name = await scanner.IntroduceAsync(stop);
        if (name.Refusal is { } absent)
            return absent;
        var found = new List<PluginFinding>();
        foreach (var (path, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var verdict = await scanner.ScanAsync(content, stop);
            if (verdict.Refusal is { } failed)
                return failed;
            if (verdict.Value!.Length > 0)
                found.Add(new PluginFinding { Code = "virus-found", File = path, Reason = $"The virus scanner ({name.Value}) finds {verdict.Value} in it.", Remedy = "Find out where it came from before anything else is built there." });
        }

        if (found.Count == 0)
            found.Add(new PluginFinding { Severity = Severity.Note, Code = "virus-none", Reason = $"The virus scanner ({name.Value}) finds nothing in its {files.Count} files." });
        return new Outcome<IReadOnlyList<PluginFinding>>(found);
    }

    private PluginFinding NotScanned => new()
    {
        Severity = settings.IsDevelopment ? Severity.Note : Severity.Warning, Code = "virus-not-scanned", Reason = "Nobody has looked for viruses in it: this host has no scanner.",
        Remedy = "The operator names one by Plugins:VirusScanner.",
    };
}
