using System.Collections;

namespace Leadline.Plugins.Counting;

/// <summary>Stands in rewritten plugins in the place of <c>FrozenSet</c>, whose tables can be flooded as any other's.</summary>
public static class CountedFrozenSet
{
    /// <summary>A set that is never changed.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public static CountedFrozenSet<T> ToFrozenSet<T>(this IEnumerable<T> source, IEqualityComparer<T>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(new CountedSet<T>(source, comparer));
    }
}

/// <summary>A set that is never changed, at a step for each entry that is looked at. Its order is that in which the items came.</summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class CountedFrozenSet<T> : ISet<T>, IReadOnlySet<T>, ICollection
{
    private readonly CountedSet<T> _items;

    internal CountedFrozenSet(CountedSet<T> items) => _items = items;

    /// <inheritdoc cref="ICollection{T}.Count" />
    public int Count => _items.Count;

    bool ICollection<T>.IsReadOnly => true;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>Whether an item is there.</summary>
    public bool Contains(T item) => _items.Contains(item);

    /// <summary>Whether a sequence has everything that is here.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsSubsetOf(IEnumerable<T> other) => _items.IsSubsetOf(Items(other));

    /// <summary>Whether a sequence has everything that is here, and more.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsProperSubsetOf(IEnumerable<T> other) => _items.IsProperSubsetOf(Items(other));

    /// <summary>Whether everything of a sequence is here.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsSupersetOf(IEnumerable<T> other) => _items.IsSupersetOf(Items(other));

    /// <summary>Whether everything of a sequence is here, and more.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsProperSupersetOf(IEnumerable<T> other) => _items.IsProperSupersetOf(Items(other));

    /// <summary>Whether something of a sequence is here.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool Overlaps(IEnumerable<T> other) => _items.Overlaps(Items(other));

    /// <summary>Whether a sequence has what is here and nothing besides.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool SetEquals(IEnumerable<T> other) => _items.SetEquals(Items(other));

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => Copies.Into(array, arrayIndex, Count, _items);

    void ICollection.CopyTo(Array array, int index) => Copies.IntoAny(array, index, Count, _items);

    bool ISet<T>.Add(T item) => throw new NotSupportedException();

    void ICollection<T>.Add(T item) => throw new NotSupportedException();

    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

    void ICollection<T>.Clear() => throw new NotSupportedException();

    void ISet<T>.UnionWith(IEnumerable<T> other) => throw new NotSupportedException();

    void ISet<T>.ExceptWith(IEnumerable<T> other) => throw new NotSupportedException();

    void ISet<T>.IntersectWith(IEnumerable<T> other) => throw new NotSupportedException();

    void ISet<T>.SymmetricExceptWith(IEnumerable<T> other) => throw new NotSupportedException();

    private static IEnumerable<T> Items(IEnumerable<T> other) => other is CountedFrozenSet<T> frozen ? frozen._items : other;
}
