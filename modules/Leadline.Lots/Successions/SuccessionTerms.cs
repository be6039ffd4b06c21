using Leadline.Primitives;

namespace Leadline.Lots.Successions;

/// <summary>To whom an agreement is to go, by what right, and when.</summary>
/// <param name="Successor">The authority that is to run it.</param>
/// <param name="Basis">The statute, or the clause of the terms, by which it moves.</param>
/// <param name="FirstDay">The successor's first day, in UK local time.</param>
internal sealed record SuccessionTerms(OrganisationReference Successor, string Basis, DateOnly FirstDay)
{
    public const int LongestBasis = 4_000;
}
