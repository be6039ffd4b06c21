using System.Security.Cryptography;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record;

/// <summary>Checks the record where it lies, without an export between: every seal, every entry that one covers, and that there is no other.</summary>
internal sealed class RecordCheck(SealedRecord record)
{
    /// <param name="given">Public keys by their identifiers; null to take those of the installation itself.</param>
    /// <param name="anchors">Seals kept outside, by their numbers.</param>
    /// <param name="stop">Ends the check.</param>
    public async Task<Verdict> CheckAsync(IReadOnlyDictionary<string, ECDsa>? given, IReadOnlyDictionary<long, Anchor> anchors, CancellationToken stop)
    {
        var keys = given ?? (await record.KeysAsync(stop)).ToDictionary(k => k.Id, k => PublicKeys.Read(k.PublicKey), StringComparer.Ordinal);
        var chain = new ChainCheck(keys, anchors);
        await foreach (var batch in record.BatchesAsync(HashedEntry.Of, stop))
        {
            if (Take(chain, batch) is { } wanting)
                return chain.VerdictOf(wanting, WaitingEntries.None);
        }

        var waiting = await record.WaitingAsync(stop);
        return chain.VerdictOf(chain.AtTheEnd(await record.LooseAsync(stop), waiting), waiting);
    }

    private static Finding? Take(ChainCheck chain, SealedBatch<HashedEntry> batch)
    {
        var wanting = chain.Take(batch.Seal);
        for (var i = 0; wanting is null && i < batch.Entries.Count; i++)
            wanting = chain.Take(batch.Entries[i]);
        return wanting;
    }
}
