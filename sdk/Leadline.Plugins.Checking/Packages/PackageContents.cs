namespace Leadline.Plugins.Checking;

/// <summary>What can be seen of a package, whether it is good or not: to look at, never to run.</summary>
/// <remarks>Nothing here says who signed it: <see cref="PackageReader"/> judges that.</remarks>
public sealed record PackageContents
{
    /// <summary>The manifest; null where there is none that can be read.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>The hash of the package, in 64 small hexadecimal digits; null without a manifest.</summary>
    public string? Hash { get; init; }

    /// <summary>The publisher's signature, as the file states it; null where there is none that can be read.</summary>
    public PublisherSignature? Signature { get; init; }

    /// <summary>The authority's countersignature, as the file states it; null where there is none that can be read.</summary>
    public AuthorityCountersignature? Countersignature { get; init; }

    /// <summary>Every other file whose path and bytes are good.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>What is wrong with it, leaving its signatures and its code aside.</summary>
    public required IReadOnlyList<PluginFinding> Findings { get; init; }

    internal IReadOnlyDictionary<string, byte[]> Documents { get; init; } = new Dictionary<string, byte[]>();
}
