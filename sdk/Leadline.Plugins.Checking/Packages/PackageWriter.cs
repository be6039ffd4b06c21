using System.Text.Json;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Packs, signs and countersigns.</summary>
/// <remarks>Nothing is judged here: pack what you have, and let <see cref="PackageReader"/> say what is wrong with it.</remarks>
public static class PackageWriter
{
    /// <summary>Packs files under a manifest, which is completed with their hashes.</summary>
    /// <param name="manifest">The manifest; what it says of files is replaced.</param>
    /// <param name="files">The files by path in the package, such as <c>lib/Fenmoor.PrimaryCareIT.dll</c>.</param>
    /// <returns>The unsigned package. The same files give the same manifest and so the same hash of the package, wherever they are packed.</returns>
    public static byte[] Pack(PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var ordered = files.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        var complete = manifest with { Files = [.. ordered.Select(f => new DeclaredFile { Path = f.Key, Sha256 = SignedLines.Hash(f.Value.Span) })] };
        return ZipWriter.Write(ordered.Prepend(new(PackagePaths.Manifest, JsonSerializer.SerializeToUtf8Bytes(complete, PluginDocuments.Json))));
    }

    /// <summary>Signs a package for its publisher. An earlier signature is replaced, and an approval, which no longer fits, is taken out.</summary>
    /// <param name="package">The package.</param>
    /// <param name="key">The publisher's key.</param>
    /// <param name="at">Now, in UTC.</param>
    /// <param name="until">Until when it may be approved, in UTC.</param>
    /// <exception cref="InvalidDataException">The file is no package.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> package, SigningKey key, DateTimeOffset at, DateTimeOffset until)
    {
        var contents = Unpack(package);
        var unsigned = new PublisherSignature { Format = 1, Key = key.Public.Identify(), SignedAt = at, ValidUntil = until, Value = "" };
        var signature = unsigned with { Value = Convert.ToBase64String(key.Sign(unsigned.SignedText(contents[PackagePaths.Manifest]))) };
        contents.Remove(PackagePaths.Countersignature);
        return Write(contents, PackagePaths.Signature, signature);
    }

    /// <summary>Countersigns a package for the authority.</summary>
    /// <param name="package">The package, signed by its publisher.</param>
    /// <param name="key">The authority's key.</param>
    /// <param name="at">Now, in UTC.</param>
    /// <param name="until">Until when it may run, in UTC; null for no end.</param>
    /// <param name="rules">The version of the rules that its code was checked by.</param>
    /// <param name="code">Its assemblies as they were checked and rewritten; null to name none, so that whatever its files are rewritten to is approved.</param>
    /// <exception cref="InvalidDataException">The file is no package, or bears no publisher's signature.</exception>
    public static byte[] Countersign(ReadOnlyMemory<byte> package, SigningKey key, DateTimeOffset at, DateTimeOffset? until, int rules, ApprovedCode? code = null)
    {
        var contents = Unpack(package);
        if (!contents.TryGetValue(PackagePaths.Signature, out var signature))
            throw new InvalidDataException("The publisher has not signed the package; there is nothing to countersign.");
        var unsigned = new AuthorityCountersignature { Format = 1, Key = key.Public.Identify(), SignedAt = at, ValidUntil = until, Rules = rules, Code = code, Value = "" };
        var approval = unsigned with { Value = Convert.ToBase64String(key.Sign(unsigned.SignedText(contents[PackagePaths.Manifest], signature))) };
        return Write(contents, PackagePaths.Countersignature, approval);
    }

    private static Dictionary<string, byte[]> Unpack(ReadOnlyMemory<byte> package)
    {
        var findings = new List<PluginFinding>();
        var contents = PackageReader.Unpack(package, new PackageLimits(), findings);
        return contents?.ContainsKey(PackagePaths.Manifest) == true && findings.Count == 0
            ? contents
            : throw new InvalidDataException($"This is no package that can be signed: {findings.FirstOrDefault()?.ToString() ?? "it has no manifest."}");
    }

    private static byte[] Write<T>(Dictionary<string, byte[]> contents, string path, T document)
    {
        contents[path] = JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json);
        return ZipWriter.Write(contents
            .OrderBy(c => c.Key switch { PackagePaths.Manifest => 0, PackagePaths.Signature => 1, PackagePaths.Countersignature => 2, _ => 3 })
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => KeyValuePair.Create(c.Key, (ReadOnlyMemory<byte>)c.Value)));
    }
}
