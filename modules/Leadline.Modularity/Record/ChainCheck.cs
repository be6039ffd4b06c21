using System.Buffers;
using System.Security.Cryptography;

namespace Leadline.Modularity.Record;

/// <summary>What was found wanting, and where: the first such place in the order of the chain.</summary>
/// <param name="What">What is wrong, for people.</param>
/// <param name="Seal">The number of the seal.</param>
/// <param name="Position">The place in its batch, from 1.</param>
/// <param name="Module">Whose entry belongs there; null where nothing in the file can say it.</param>
/// <param name="Entry">The entry that belongs there.</param>
internal sealed record Finding(string What, long Seal, int Position, string? Module, Guid? Entry)
{
    public override string ToString() =>
        $"seal {Seal}, position {Position}{(Entry is { } entry ? $", entry {entry} of {Module}" : "")}: {What}";
}

/// <summary>What a check of the record came to.</summary>
/// <param name="Seals">How many seals were read and found good.</param>
/// <param name="Entries">How many entries were read and found good.</param>
/// <param name="Unsealed">How many entries waited for a seal then; they were not checked.</param>
/// <param name="Wanting">The first thing found wanting; null where all is good.</param>
internal sealed record Verdict(long Seals, long Entries, long Unsealed, Finding? Wanting)
{
    /// <summary>Since when the oldest of the unsealed entries has waited; null where none waits.</summary>
    public DateTimeOffset? WaitingSince { get; init; }
}

/// <summary>A seal that somebody kept outside the installation.</summary>
/// <param name="Number">The seal's number.</param>
/// <param name="Hash">Its hash; null where only the root was kept.</param>
/// <param name="Root">Its root; null where only the hash was kept.</param>
internal sealed record Anchor(long Number, string? Hash, string? Root);

/// <summary>
/// Checks the chain from the first seal to the end, with nothing but the public keys and, where there are any, anchors. It holds one batch
/// at a time and is done at the first thing found wanting.
/// </summary>
/// <param name="keys">Public keys by their identifiers.</param>
/// <param name="anchors">Seals kept outside, by their numbers.</param>
internal sealed class ChainCheck(IReadOnlyDictionary<string, ECDsa> keys, IReadOnlyDictionary<long, Anchor> anchors)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// By so much an entry may be older than what was sealed before it: far more than a transaction takes or than the clocks of two nodes
    /// differ, far less than makes a false date worth while.
    /// </summary>
    private static readonly TimeSpan MostLate = TimeSpan.FromHours(1);

    private Seal? _last;
    private ExportedSeal? _batch;
    private byte[][] _leaves = [];
    private DateTimeOffset _newest;
    private DateTimeOffset _newestBefore;
    private int _read;
    private Finding? _indexDiffers;
    private long _anchored;
    private long _entries;

    /// <summary>Whether entries of the last seal are still to come.</summary>
    internal bool WantsEntry => _batch is not null && _read < _batch.Count;

    private int Next => _read + 1;

    /// <summary>Takes the next seal, with the index of its batch; null where it is not as the export writes it.</summary>
    internal Finding? Take(ExportedSeal? batch)
    {
        if (WantsEntry)
            return Here("the entry is not there");
        if (batch is null)
            return Here("the seal's line is not as the export writes it");
        var (seal, first) = (batch.Seal, batch.Index.Count > 0 ? batch.Index[0] : null);
        var what = WhatIsWrongWith(seal, batch.Index.Count);
        if (what is not null)
            return new Finding(what, (_last?.Number ?? 0) + 1, 1, first?.Module, first?.Id);
        (_batch, _last, _read, _newestBefore) = (batch, seal, 0, _newest);
        _leaves = [.. batch.Index.Select(LeafOf)];
        var root = Convert.ToHexStringLower(MerkleTree.RootOf(_leaves));
        _indexDiffers = root == seal.Root ? null : new Finding("the index of the batch is not what was signed", seal.Number, 1, first!.Module, first.Id);
        return null;
    }

    private string? WhatIsWrongWith(Seal seal, int indexed) => seal switch
    {
        _ when seal.Number != (_last?.Number ?? 0) + 1 => $"seal {seal.Number} stands where seal {(_last?.Number ?? 0) + 1} belongs",
        _ when seal.Previous != (_last?.Hash ?? Seal.NoSeal) => $"seal {seal.Number} does not follow from the seal before it",
        { Count: < 1 } => $"seal {seal.Number} covers nothing",
        _ when _last?.At - seal.At > MostLate => $"seal {seal.Number} is dated long before the seal before it",
        _ when seal.Count != indexed => $"seal {seal.Number} covers {seal.Count} entries and its index names {indexed}",
        _ when !keys.ContainsKey(seal.KeyId) => $"seal {seal.Number} is signed by the key {seal.KeyId}, which was not given",
        _ when !IsSigned(seal, keys[seal.KeyId]) => $"the signature of seal {seal.Number} is not good",
        _ => WhatTheAnchorSays(seal),
    };

    private string? WhatTheAnchorSays(Seal seal)
    {
        if (!anchors.TryGetValue(seal.Number, out var anchor))
            return null;
        if ((anchor.Hash is not null && anchor.Hash != seal.Hash) || (anchor.Root is not null && anchor.Root != seal.Root))
            return $"seal {seal.Number} is not the one that was kept outside: the record was rewritten after seal {_anchored} and signed again";
        _anchored = seal.Number;
        return null;
    }

    /// <summary>Takes the next entry of the batch; null where its line is not as the export writes it.</summary>
    internal Finding? Take(HashedEntry? read)
    {
        var belongs = _batch!.Index[_read];
        Finding Wrong(string what) => new(what, _batch.Number, Next, belongs.Module, belongs.Id);
        if (read is null)
            return Wrong("the entry's line is not as the export writes it");
        if (_indexDiffers is null && (read.Module, read.Id) != (belongs.Module, belongs.Id))
            return Wrong($"entry {read.Id} of {read.Module} stands here: one was dropped, added or moved");
        if ((read.Seal, read.Position) != (_batch.Number, Next))
            return Wrong("the entry's line names another place");
        if (read.Form != LeafForm.Current)
            return Wrong($"the entry is of form {read.Form}, which this command does not know");
        var differs = !read.Leaf.AsSpan().SequenceEqual(_leaves[_read]) || (read.Module, read.Id) != (belongs.Module, belongs.Id);
        if (differs && _indexDiffers is null)
            return Wrong("the entry was changed after it was sealed");
        // The index itself is not what was signed: the first entry that it and the entries disagree on is where it was changed.
        if (differs)
            return Wrong("the entry and the index of its batch differ, and the index is not what was signed");
        // The chain tells the order in which entries came; a date that contradicts it was made up.
        if (_newestBefore - read.At > MostLate)
            return Wrong("the entry is dated long before what was sealed before it");
        _newest = read.At > _newest ? read.At : _newest;
        _read++;
        _entries++;
        return WantsEntry ? null : _indexDiffers;
    }

    /// <summary>Whether so much was read, and no more.</summary>
    internal bool Comes(ExportEnd to) => (to.Seals, to.Entries) == (_last?.Number ?? 0, _entries);

    /// <summary>What the chain comes to, where nothing was found wanting before.</summary>
    /// <param name="loose">An entry found beside the chain, if there is one.</param>
    /// <param name="waiting">The entries that wait for their seal.</param>
    internal Finding? AtTheEnd(LooseEntry? loose, WaitingEntries waiting)
    {
        if (WantsEntry)
            return Here("the entry is not there");
        if (loose is not null)
            return new Finding("this entry is covered by no seal and waits for none", (_last?.Number ?? 0) + 1, 1, loose.Module, loose.Id);
        if (waiting is { IsOverdue: true, Oldest: { } oldest })
            return new Finding($"this entry has waited for its seal since {Instants.Text(waiting.Since!.Value)}, and the record went on: sealing has stopped", (_last?.Number ?? 0) + 1, 1, oldest.Module, oldest.Id);
        var beyond = anchors.Keys.Where(n => n > (_last?.Number ?? 0)).DefaultIfEmpty().Max();
        return beyond > 0
            ? new Finding($"the record is cut off: seal {beyond} was kept outside, and the chain ends with seal {_last?.Number ?? 0}", (_last?.Number ?? 0) + 1, 1, null, null)
            : null;
    }

    /// <summary>The verdict on what was read.</summary>
    internal Verdict VerdictOf(Finding? wanting, WaitingEntries waiting) =>
        new(_last?.Number ?? 0, _entries, waiting.Count, wanting) { WaitingSince = waiting.Since };

    /// <summary>Something is wrong at the place that comes next.</summary>
    internal Finding Here(string what) => WantsEntry
        ? new Finding(what, _batch!.Number, Next, _batch.Index[_read].Module, _batch.Index[_read].Id)
        : new Finding(what, (_last?.Number ?? 0) + 1, 1, null, null);

    private static bool IsSigned(Seal seal, ECDsa key)
    {
        try
        {
            return seal.IsSignedBy(key);
        }
        catch (FormatException)
        {
            return false; // no Base64 at all
        }
    }

    private static byte[] LeafOf(IndexedEntry entry) =>
        entry.Leaf.Length == 64 && !entry.Leaf.AsSpan().ContainsAnyExcept(HexDigits) ? Convert.FromHexString(entry.Leaf) : [];
}
