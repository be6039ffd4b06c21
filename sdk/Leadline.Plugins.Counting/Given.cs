using System.Diagnostics.CodeAnalysis;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Refuses what the base library's collections refuse, in the same words: a plugin may read them.</summary>
[SuppressMessage("Usage", "MA0015", Justification = "The base library names no parameter there.")]
internal static class Given
{
    /// <exception cref="ArgumentNullException">There is no key.</exception>
    internal static void Key<TKey>(TKey key)
    {
        if (key is null)
            throw new ArgumentNullException(nameof(key));
    }

    /// <exception cref="ArgumentOutOfRangeException">The capacity is below nought.</exception>
    internal static int Capacity(int capacity) => capacity >= 0 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity));

    internal static ArgumentException Twice<TKey>(TKey key) => new(Steps.ChargeText($"An item with the same key has already been added. Key: {key}"));

    internal static KeyNotFoundException Missing<TKey>(TKey key) => new(Steps.ChargeText($"The given key '{key}' was not present in the dictionary."));

    internal static ArgumentException NoRoom() => new("Destination array is not long enough to copy all the items in the collection. Check array index and length.");

    internal static ArgumentException TooManyDimensions() => new("Only single dimensional arrays are supported for the requested action.");

    internal static ArgumentException OtherItems() => new("Target array type is not compatible with the type of items in the collection.");

    /// <summary>What the base library gives for an empty collection: it does not mind what is added later.</summary>
    internal static IEnumerator<T> Nothing<T>() => ((IEnumerable<T>)Array.Empty<T>()).GetEnumerator();
}
