using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>
/// Stands in rewritten plugins in the place of <see cref="Dictionary{TKey,TValue}"/>: the same answers, order and exceptions, at a step for each entry
/// that is looked at. It has the members that plugins may use.
/// </summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <remarks>Every member that looks at entries can throw <see cref="StepsExceededException"/>.</remarks>
public partial class CountedDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>, ICollection
    where TKey : notnull
{
    internal CountedTable<TKey, TValue> Table;

    private KeyCollection? _keys;
    private ValueCollection? _values;

    /// <summary>An empty one.</summary>
    public CountedDictionary()
        : this(0, null)
    {
    }

    /// <summary>An empty one with room, which costs a step for each place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below nought.</exception>
    public CountedDictionary(int capacity)
        : this(capacity, null)
    {
    }

    /// <summary>An empty one that compares keys in its own way.</summary>
    public CountedDictionary(IEqualityComparer<TKey>? comparer)
        : this(0, comparer)
    {
    }

    /// <summary>An empty one with room that compares keys in its own way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below nought.</exception>
    public CountedDictionary(int capacity, IEqualityComparer<TKey>? comparer) => Table = new CountedTable<TKey, TValue>(comparer, Given.Capacity(capacity));

    /// <summary>A copy.</summary>
    /// <exception cref="ArgumentNullException">There is nothing to copy.</exception>
    public CountedDictionary(IDictionary<TKey, TValue> dictionary)
        : this(dictionary, null)
    {
    }

    /// <summary>A copy that compares keys in its own way.</summary>
    /// <exception cref="ArgumentNullException">There is nothing to copy.</exception>
    /// <exception cref="ArgumentException">Two keys are one in this way.</exception>
    public CountedDictionary(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey>? comparer)
        : this(dictionary?.Count ?? 0, comparer)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        AddAll(dictionary);
    }

    /// <summary>One with the pairs of a sequence.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public CountedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection)
        : this(collection, null)
    {
    }

    /// <summary>One with the pairs of a sequence that compares keys in its own way.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public CountedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer)
        : this((collection as ICollection<KeyValuePair<TKey, TValue>>)?.Count ?? 0, comparer)
    {
        ArgumentNullException.ThrowIfNull(collection);
        AddAll(collection);
    }

    /// <inheritdoc cref="ICollection{T}.Count" />
    public int Count => Table.Count;

    /// <summary>The keys, in order; they follow the dictionary.</summary>
    public KeyCollection Keys => _keys ??= new KeyCollection(this);

    /// <summary>The values, in order; they follow the dictionary.</summary>
    public ValueCollection Values => _values ??= new ValueCollection(this);

    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>The value of a key.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public TValue this[TKey key]
    {
        get => PlaceOf(key);
        set => FindOrAdd(key, out _) = value;
    }

    /// <summary>Adds a key.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(TKey key, TValue value)
    {
        if (!TryAdd(key, value))
            throw Given.Twice(key);
    }

    /// <summary>Adds a key where it is not there.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool TryAdd(TKey key, TValue value)
    {
        ref var place = ref FindOrAdd(key, out var isThere);
        if (!isThere)
            place = value;
        return !isThere;
    }

    /// <summary>Whether a key is there, and its value.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var at = Find(key);
        value = at < 0 ? default : Table.Entries[at].Value;
        return at >= 0;
    }

    /// <summary>Whether a key is there.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool ContainsKey(TKey key) => Find(key) >= 0;

    /// <summary>Takes a key away.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool Remove(TKey key) => Remove(key, out _);

    /// <summary>Takes a key away, and gives its value.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        Given.Key(key);
        return Table.Remove(key, out value!);
    }

    /// <summary>Takes everything away.</summary>
    public void Clear() => Table.Clear();

    /// <summary>Goes through the pairs.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => Count == 0 ? Given.Nothing<KeyValuePair<TKey, TValue>>() : GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)this).GetEnumerator();

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) => Has(item);

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => Has(item) && Remove(item.Key);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => Copies.Into(array, arrayIndex, Count, this);

    void ICollection.CopyTo(Array array, int index) => Copies.IntoAny(array, index, Count, this);

    /// <summary>The place of the value of a key, which is added without one where it is not there. It holds until the next key is added.</summary>
    internal ref TValue? FindOrAdd(TKey key, out bool isThere)
    {
        Given.Key(key);
        var at = Table.FindOrAdd(key, out isThere);
        return ref Table.Entries[at].Value!;
    }

    /// <summary>The place of the value of a key. It holds until the next key is added.</summary>
    internal ref TValue PlaceOf(TKey key)
    {
        var at = Find(key);
        if (at < 0)
            throw Given.Missing(key);
        return ref Table.Entries[at].Value;
    }

    private int Find(TKey key)
    {
        Given.Key(key);
        return Table.Find(key);
    }

    private bool Has(KeyValuePair<TKey, TValue> item) => TryGetValue(item.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    private void AddAll(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        foreach (var (key, value) in pairs)
            Add(key, value);
    }
}
