namespace Leadline.Modularity.Record;

/// <summary>A seal of the record as receipts carry it away: whoever holds one can tell a rewritten record from the true one.</summary>
/// <param name="Number">The seal's number.</param>
/// <param name="Root">The Merkle root over its batch, in lower-case hexadecimal.</param>
/// <param name="Hash">The seal's own hash, which stands for every seal before it too.</param>
public sealed record SealReference(long Number, string Root, string Hash);

/// <summary>Knows the latest seal. It may be some seconds behind; it never asks another module.</summary>
public interface ILatestSeal
{
    /// <summary>The latest seal; null while there is none.</summary>
    ValueTask<SealReference?> FindAsync(CancellationToken stop);
}
