using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Hash codes that rewritten code asks for, without chance: the base library's of texts, types and plain objects differ from process to process.</summary>
public static class CountedHashes
{
    /// <summary>The hash code that a record asks of one of its parts.</summary>
    /// <param name="comparer">The comparer that the record asks.</param>
    /// <param name="value">The part.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static int HashOf<T>(EqualityComparer<T> comparer, T value) => Hashes.Of(comparer, value);

    /// <summary>The hash code that LINQ asks of a comparer.</summary>
    /// <param name="comparer">The comparer, which may be a plugin's.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static int HashBy<T>(IEqualityComparer<T> comparer, T value) => Hashes.Of(comparer, value);
}
