using System.Diagnostics.CodeAnalysis;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>What LINQ asks of the base library's collections from within.</summary>
public static class CountedCollections
{
    /// <summary>The place of the value of a key, which is added without one where it is not there. It holds until the next key is added.</summary>
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    [SuppressMessage("Design", "CA1021", Justification = "It is named and formed as what it stands for.")]
    public static ref TValue? GetValueRefOrAddDefault<TKey, TValue>(CountedDictionary<TKey, TValue> dictionary, TKey key, out bool exists)
        where TKey : notnull => ref dictionary.FindOrAdd(key, out exists);
}
