using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>A version of a framework agreement has been published; earlier versions stay in force for what depended on them.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Version">1 for the first, and one more each time; a receiver that holds a later version ignores an earlier one.</param>
/// <param name="EffectiveFrom">The first day, in UK local time, on which this version rules.</param>
/// <param name="Terms">What it says.</param>
public sealed record FrameworkPublished(FrameworkId FrameworkId, int Version, DateOnly EffectiveFrom, FrameworkTerms Terms)
{
    /// <summary>
    /// The first version that bound suppliers to the same; this one's own number where it binds them to something new. A supplier that is bound by one
    /// version is bound by every version with the same number here. Nought for all versions of before this was told.
    /// </summary>
    public int BindsAs { get; init; }

    /// <summary>What suppliers are asked to accept; null where they are asked nothing.</summary>
    public Variation? Variation { get; init; }
}
