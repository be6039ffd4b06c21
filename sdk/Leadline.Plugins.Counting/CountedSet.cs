using System.Collections;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>
/// Stands in rewritten plugins in the place of <see cref="HashSet{T}"/>: the same answers, order and exceptions, at a step for each entry that is
/// looked at. It has the members that plugins may use.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>Every member that looks at entries can throw <see cref="StepsExceededException"/>.</remarks>
public partial class CountedSet<T> : ISet<T>, IReadOnlySet<T>
{
    private const int MostRoomForOne = 3; // in a set made from a collection, which may hold an item many times

    internal CountedTable<T, None> Table;

    /// <summary>An empty one.</summary>
    public CountedSet()
        : this(0, null)
    {
    }

    /// <summary>An empty one with room, which costs a step for each place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below nought.</exception>
    public CountedSet(int capacity)
        : this(capacity, null)
    {
    }

    /// <summary>An empty one that compares in its own way.</summary>
    public CountedSet(IEqualityComparer<T>? comparer)
        : this(0, comparer)
    {
    }

    /// <summary>An empty one with room that compares in its own way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below nought.</exception>
    public CountedSet(int capacity, IEqualityComparer<T>? comparer) => Table = new CountedTable<T, None>(comparer, Given.Capacity(capacity));

    /// <summary>One with the items of a sequence.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public CountedSet(IEnumerable<T> collection)
        : this(collection, null)
    {
    }

    /// <summary>One with the items of a sequence that compares in its own way.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public CountedSet(IEnumerable<T> collection, IEqualityComparer<T>? comparer)
    {
        ArgumentNullException.ThrowIfNull(collection);
        Table = new CountedTable<T, None>(comparer, 0);
        if (collection is CountedSet<T> set && Compares(set))
        {
            Copy(set);
            return;
        }

        Table = new CountedTable<T, None>(comparer, (collection as ICollection<T>)?.Count ?? 0);
        UnionWith(collection);
        if (Count > 0 && Table.Entries.Length / Count > MostRoomForOne)
            Table.Compact();
    }

    /// <summary>Nothing: the value of an item.</summary>
    internal readonly record struct None;

    /// <inheritdoc cref="ICollection{T}.Count" />
    public int Count => Table.Count;

    bool ICollection<T>.IsReadOnly => false;

    /// <summary>Adds an item.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Add(T item)
    {
        Table.FindOrAdd(item, out var isThere);
        return !isThere;
    }

    /// <summary>Whether an item is there.</summary>
    public bool Contains(T item) => Table.Find(item) >= 0;

    /// <summary>Takes an item away.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(T item) => Table.Remove(item, out _);

    /// <summary>Takes everything away.</summary>
    public void Clear() => Table.Clear();

    /// <summary>Goes through the items.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Count == 0 ? Given.Nothing<T>() : GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    void ICollection<T>.Add(T item) => Add(item);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        Copies.Into(array, Math.Min(arrayIndex, array.Length), Count, this);
    }

    private IEqualityComparer<T> Comparer => Table.Comparer ?? EqualityComparer<T>.Default;

    private bool Compares(CountedSet<T> other) => Comparer.Equals(other.Comparer);

    // A set with much more room than items is put in order; another is copied with its gaps, which are filled first.
    private void Copy(CountedSet<T> other)
    {
        if (other.Count == 0)
            return;
        if (Primes.After(other.Count + 1) >= other.Table.Size)
        {
            Table = other.Table.Copy();
            return;
        }

        Table = new CountedTable<T, None>(Table.Comparer, other.Count);
        UnionWith(other);
    }
}
