using System.Runtime.CompilerServices;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>
/// Takes chance out of hash codes: the base library seeds them anew in each process, and the order and the number of comparisons in a
/// dictionary would differ from worker to worker.
/// </summary>
/// <remarks>The two fields are the base library's own and not promised to anybody, so that it is tried out whether they still do what they did.</remarks>
internal static class FixedHashes
{
    private const string Text = "Leadline";
    private const int HashOfText = 693120048;
    private const int HashOfPair = -1215839313;

    /// <summary>Sets the seeds. Has to come before anything is hashed that lives on.</summary>
    /// <exception cref="PlatformNotSupportedException">This runtime hashes otherwise. A worker whose counts may differ from the next one's must not serve.</exception>
    internal static void Set()
    {
        SeedOfTexts(null) = 0x4C6561646C696E65;
        SeedOfPairs(default) = 0x4C656164;
        if (Text.GetHashCode(StringComparison.Ordinal) != HashOfText || HashCode.Combine(1, Text.Length) != HashOfPair)
            throw new PlatformNotSupportedException($"The seeds of hash codes can't be set on .NET {Environment.Version}: {Text.GetHashCode(StringComparison.Ordinal)}, {HashCode.Combine(1, Text.Length)}.");
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "<DefaultSeed>k__BackingField")]
    private static extern ref ulong SeedOfTexts([UnsafeAccessorType("System.Marvin, System.Private.CoreLib")] object? type);

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "s_seed")]
    private static extern ref uint SeedOfPairs(HashCode type);
}
