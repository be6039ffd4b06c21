using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Preparing;

/// <summary>Has a package checked and rewritten, once: what came of it is kept, and made again only where it was lost.</summary>
internal sealed class PackagePreparation(Preparer preparer, CountedStore store)
{
    /// <summary>Prepares a package.</summary>
    /// <param name="hash">The package's hash.</param>
    /// <param name="package">The package's file, whose signatures were found good.</param>
    /// <param name="profile">How strictly to judge its code.</param>
    internal async Task<Prepared> PrepareAsync(string hash, byte[] package, CheckProfile profile)
    {
        var known = store.Find(hash, Circumstances.Here(profile));
        if (known is not null && store.Read(known) is { } kept)
            return new Prepared(known.Circumstances, known.Findings, kept);

        var made = await preparer.PrepareAsync(package, profile);
        var record = new CountedRecord(hash, made.Circumstances, made.Findings, made.Assemblies.ToDictionary(a => a.Key, a => CountedHash.OfBytes(a.Value)));
        if (known is { Assemblies.Count: > 0 } && Preparer.IsFinal(made) && CountedHash.Of(known.Assemblies) != CountedHash.Of(record.Assemblies))
            return Refused(made, "counted-differs", $"The code was rewritten to other bytes than before ({CountedHash.Of(known.Assemblies)}), in the same circumstances. Records of calls name those.");
        if (Preparer.IsFinal(made))
            store.Keep(record, made.Assemblies);
        return new Prepared(made.Circumstances, made.Findings, made.Assemblies);
    }

    private static Prepared Refused(PreparationReply made, string code, string reason) => new(
        made.Circumstances, [.. made.Findings, new PluginFinding { Code = code, Reason = reason }], new Dictionary<string, byte[]>());
}

/// <summary>A package that was checked.</summary>
/// <param name="Circumstances">By what.</param>
/// <param name="Findings">All that was found.</param>
/// <param name="Assemblies">The rewritten assemblies by path; empty where a finding refuses.</param>
internal sealed record Prepared(Circumstances Circumstances, IReadOnlyList<PluginFinding> Findings, IReadOnlyDictionary<string, byte[]> Assemblies)
{
    /// <summary>Whether it may be run.</summary>
    internal bool IsGood => !Findings.Any(f => f.Severity == Severity.Fault);
}
