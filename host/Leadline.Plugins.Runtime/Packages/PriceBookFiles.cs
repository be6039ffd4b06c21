using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;

namespace Leadline.Plugins.Runtime.Packages;

/// <summary>Judges price books by the rules of publication.</summary>
internal sealed class PriceBookFiles(TimeProvider clock) : IPriceBookFiles
{
    /// <inheritdoc/>
    public PriceBookReport Judge(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> signature, IReadOnlyList<PublisherKeyFacts> keys)
    {
        var reading = PriceBookReader.Read(file);
        var policy = new PackagePolicy
        {
            Profile = CheckProfile.Publish, MustBeCountersigned = false, Now = clock.GetUtcNow(), Keys = [.. keys.Select(PluginPackages.Trust)],
        };
        var signer = PriceBookSignatures.Check(file, reading.File?.Publisher, signature, policy);
        return new PriceBookReport(
            reading.Hash, Content(reading.File), signer.Key, [.. reading.Faults.Concat(signer.Faults).Select(f => new PriceBookFinding(f.Place, f.Code, f.Reason))]);
    }

    private static PriceBookContent? Content(PriceBookFile? file) =>
        file is null ? null : new PriceBookContent(file.Publisher, new DeclaredLines(file.Framework, file.Lot, [file.ServiceLine]), file.From, file.Book);
}
