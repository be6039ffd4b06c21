using System.Runtime.CompilerServices;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>
/// Keys with values, found by hash codes: what <see cref="CountedDictionary{TKey,TValue}"/> and <see cref="CountedSet{T}"/> have in common. Each entry that is looked
/// at costs a step, and each place that is made room for another, so that many keys in one bucket end at the budget.
/// </summary>
/// <remarks>
/// Entries lie in the order in which they came; what is removed leaves a gap, and the gap that came last is filled first. That is the order of
/// the base library's tables, which plugins see when they enumerate them.
/// </remarks>
internal struct CountedTable<TKey, TValue>
{
    private const int None = -1;
    private const int Gaps = -3; // what Next is below where an entry is a gap: -3 less the gap before it

    private int[]? _buckets; // places counted from one; nought for an empty bucket
    private ulong _multiplier;
    private int _gap;
    private int _gaps;
    private int _changes; // of any kind: a comparer of the plugin's may come back to the table that asks it

    internal CountedTable(IEqualityComparer<TKey>? comparer, int capacity)
    {
        Comparer = ReferenceEquals(comparer, EqualityComparer<TKey>.Default) ? null : comparer;
        if (capacity > 0)
            Make(Primes.AtLeast(capacity));
    }

    internal struct Entry
    {
        internal int Hash;
        internal int Next; // in the same bucket; -1 for its last
        internal TKey Key;
        internal TValue Value;

        internal readonly bool IsThere => Next >= None;
    }

    /// <summary>The comparer; null for that of the type.</summary>
    internal IEqualityComparer<TKey>? Comparer { get; }

    internal Entry[] Entries { get; private set; } = [];

    /// <summary>How many of the entries' places were ever taken, gaps among them.</summary>
    internal int Used { get; private set; }

    /// <summary>Changes with each entry that is added, and with nothing else.</summary>
    internal int Version { get; private set; }

    internal readonly int Count => Used - _gaps;

    /// <summary>The place of a key, or -1.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal readonly int Find(TKey key)
    {
        if (_buckets is null)
            return None;
        var changes = _changes;
        var hash = HashOf(key);
        RequireUnchanged(changes);
        var entries = Entries;
        for (var at = Bucket(hash) - 1; at >= 0; at = entries[at].Next)
        {
            var isAt = IsAt(ref entries[at], hash, key);
            RequireUnchanged(changes);
            if (isAt)
                return at;
        }

        return None;
    }

    /// <summary>The place of a key, which is added without a value where it is not there.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal int FindOrAdd(TKey key, out bool isThere)
    {
        if (_buckets is null)
            Make(Primes.AtLeast(0));
        var changes = _changes;
        var hash = HashOf(key);
        RequireUnchanged(changes);
        var entries = Entries;
        for (var at = Bucket(hash) - 1; at >= 0; at = entries[at].Next)
        {
            var isAt = IsAt(ref entries[at], hash, key);
            RequireUnchanged(changes);
            if (isAt)
            {
                isThere = true;
                return at;
            }
        }

        isThere = false;
        return Add(key, hash);
    }

    /// <summary>Takes a key away.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal bool Remove(TKey key, out TValue? value)
    {
        value = default;
        if (_buckets is null)
            return false;
        var changes = _changes;
        var hash = HashOf(key);
        RequireUnchanged(changes);
        var entries = Entries;
        var before = None;
        for (var at = Bucket(hash) - 1; at >= 0; before = at, at = entries[at].Next)
        {
            ref var entry = ref entries[at];
            var isAt = IsAt(ref entry, hash, key);
            RequireUnchanged(changes);
            if (!isAt)
                continue;
            if (before < 0)
                Bucket(hash) = entry.Next + 1;
            else
                entries[before].Next = entry.Next;
            value = entry.Value;
            entry = new Entry { Next = Gaps - _gap };
            _gap = at;
            _gaps++;
            _changes++;
            return true;
        }

        return false;
    }

    /// <summary>Takes everything away, and keeps the room.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal void Clear()
    {
        if (Used == 0)
            return;
        Steps.Charge(Math.Max(1, _buckets!.Length / 8));
        Array.Clear(_buckets);
        Array.Clear(Entries, 0, Used);
        (Used, _gap, _gaps) = (0, None, 0);
        _changes++;
    }

    /// <summary>Goes to the next entry that is there.</summary>
    /// <param name="at">The place to begin at; then the place after the one that was found.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal readonly bool Next(ref int at)
    {
        var entries = Entries;
        while (at < Used)
        {
            Steps.Charge(1);
            if (entries[at++].IsThere)
                return true;
        }

        return false;
    }

    /// <summary>A copy with the same gaps.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal readonly CountedTable<TKey, TValue> Copy()
    {
        if (_buckets is null)
            return this;
        Charge(_buckets.Length);
        return this with { _buckets = (int[])_buckets.Clone(), Entries = (Entry[])Entries.Clone(), Version = 0 };
    }

    /// <summary>How many buckets there are; nought before there is an entry.</summary>
    internal readonly int Size => _buckets?.Length ?? 0;

    /// <summary>Lets go of the gaps and of room for more.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal void Compact()
    {
        if (Primes.AtLeast(Count) is var size && size >= Entries.Length)
            return;
        var (old, used) = (Entries, Used);
        Make(size);
        (Used, _gaps) = (0, 0);
        for (var at = 0; at < used; at++)
        {
            if (old[at].IsThere)
                Entries[Used++] = old[at];
        }

        FillBuckets();
    }

    private int Add(TKey key, int hash)
    {
        int at;
        if (_gaps > 0)
        {
            at = _gap;
            _gap = Gaps - Entries[at].Next;
            _gaps--;
        }
        else
        {
            if (Used == Entries.Length)
                Grow();
            at = Used++;
        }

        ref var bucket = ref Bucket(hash);
        Entries[at] = new Entry { Hash = hash, Next = bucket - 1, Key = key };
        bucket = at + 1;
        Version++;
        _changes++;
        return at;
    }

    private void Grow()
    {
        var old = Entries;
        Make(Primes.After(Used));
        Array.Copy(old, Entries, Used);
        FillBuckets();
    }

    private readonly void FillBuckets()
    {
        for (var at = 0; at < Used; at++)
        {
            ref var entry = ref Entries[at];
            if (!entry.IsThere)
                continue;
            ref var bucket = ref Bucket(entry.Hash);
            entry.Next = bucket - 1;
            bucket = at + 1;
        }
    }

    private void Make(int size)
    {
        Charge(size);
        _changes++;
        (_buckets, Entries, _gap) = (new int[size], new Entry[size], None);
        _multiplier = (ulong.MaxValue / (uint)size) + 1;
    }

    // By the memory that it takes, as an array is: a step for eight bytes.
    private static void Charge(int size) => Steps.Charge((int)Math.Min(int.MaxValue, (long)size * (Unsafe.SizeOf<Entry>() + sizeof(int)) / 8));

    // In the words of the base library, which may go round for ever in such a case.
    private readonly void RequireUnchanged(int changes)
    {
        if (_changes != changes)
            throw new InvalidOperationException("The table was changed while it asked a key or a comparer.");
    }

    // The remainder of a division by the number of buckets, without dividing: Lemire, Kaser and Kurz, "Faster remainder by direct computation" (2019).
    private readonly ref int Bucket(int hash) =>
        ref _buckets![unchecked((int)(((((_multiplier * (uint)hash) >> 32) + 1) * (uint)_buckets.Length) >> 32))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsAt(ref Entry entry, int hash, TKey key)
    {
        Steps.Charge(1);
        return entry.Hash == hash && AreEqual(entry.Key, key);
    }

    private readonly bool AreEqual(TKey one, TKey other)
    {
        if (!typeof(TKey).IsValueType && one is string text)
            Steps.ChargeText(text);
        return Comparer is null ? EqualityComparer<TKey>.Default.Equals(one, other) : Comparer.Equals(one, other);
    }

    private readonly int HashOf(TKey key) => Comparer is null ? Hashes.Of(key) : Hashes.Of(Comparer, key);
}
