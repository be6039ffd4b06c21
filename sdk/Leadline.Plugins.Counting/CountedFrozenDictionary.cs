using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Leadline.Plugins.Counting;

/// <summary>Stands in rewritten plugins in the place of <c>FrozenDictionary</c>, whose tables can be flooded as any other's.</summary>
public static class CountedFrozenDictionary
{
    /// <summary>A dictionary that is never changed; of two pairs with one key, the latter counts.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public static CountedFrozenDictionary<TKey, TValue> ToFrozenDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        var pairs = new CountedDictionary<TKey, TValue>(comparer);
        foreach (var (key, value) in source)
            pairs[key] = value;
        return new(pairs);
    }

    /// <summary>A dictionary of items by their keys that is never changed.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence, or nothing to select by.</exception>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static CountedFrozenDictionary<TKey, TSource> ToFrozenDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull => source.ToFrozenDictionary(keySelector, item => item, comparer);

    /// <summary>A dictionary of what is in items by their keys that is never changed.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence, or nothing to select by.</exception>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static CountedFrozenDictionary<TKey, TElement> ToFrozenDictionary<TSource, TKey, TElement>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(keySelector);
        ArgumentNullException.ThrowIfNull(elementSelector);
        var pairs = new CountedDictionary<TKey, TElement>(comparer);
        foreach (var item in source)
            pairs.Add(keySelector(item), elementSelector(item));
        return new(pairs);
    }
}

/// <summary>A dictionary that is never changed, at a step for each entry that is looked at. Its order is that in which the keys came.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
public sealed class CountedFrozenDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>, ICollection
    where TKey : notnull
{
    private readonly CountedDictionary<TKey, TValue> _pairs;

    internal CountedFrozenDictionary(CountedDictionary<TKey, TValue> pairs) => _pairs = pairs;

    /// <inheritdoc cref="ICollection{T}.Count" />
    public int Count => _pairs.Count;

    ICollection<TKey> IDictionary<TKey, TValue>.Keys => _pairs.Keys;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => _pairs.Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _pairs.Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => _pairs.Values;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => true;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>The value of a key.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public ref readonly TValue this[TKey key] => ref _pairs.PlaceOf(key);

    TValue IDictionary<TKey, TValue>.this[TKey key]
    {
        get => this[key];
        set => throw new NotSupportedException();
    }

    TValue IReadOnlyDictionary<TKey, TValue>.this[TKey key] => this[key];

    /// <summary>Whether a key is there, and its value.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _pairs.TryGetValue(key, out value);

    /// <summary>Whether a key is there.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool ContainsKey(TKey key) => _pairs.ContainsKey(key);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_pairs).GetEnumerator();

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) => ((ICollection<KeyValuePair<TKey, TValue>>)_pairs).Contains(item);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => Copies.Into(array, arrayIndex, Count, _pairs);

    void ICollection.CopyTo(Array array, int index) => Copies.IntoAny(array, index, Count, _pairs);

    void IDictionary<TKey, TValue>.Add(TKey key, TValue value) => throw new NotSupportedException();

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();

    bool IDictionary<TKey, TValue>.Remove(TKey key) => throw new NotSupportedException();

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();

    void ICollection<KeyValuePair<TKey, TValue>>.Clear() => throw new NotSupportedException();
}
