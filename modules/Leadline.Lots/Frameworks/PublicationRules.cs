using Leadline.Lots.Ceilings;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

/// <summary>Whether a document may become the next version of an agreement.</summary>
internal static class PublicationRules
{
    internal static Refusal? Refuse(FrameworkAgreement framework, FrameworkDocument document, DateOnly effectiveFrom)
    {
        var terms = document.Terms;
        if (terms.Reference != framework.Reference)
            return new Refusal("reference-changed", $"The document speaks of {terms.Reference}; this agreement is {framework.Reference}.", "/reference");
        if (framework.Versions.Count == 0)
            return null;
        if (terms.Authority != framework.Latest.Authority)
            return new Refusal("authority-changed",
                $"A new version can't move the agreement from {framework.Latest.Authority} to {terms.Authority}: that is a succession.", "/authority");
        if (framework.State != FrameworkState.Published && terms.Regime.Code != framework.LatestTerms.Regime.Code)
            return new Refusal("regime-changed",
                $"The procurement of {framework.Reference} has begun under the {framework.LatestTerms.Regime.Title}, and stays under it; the document names the {terms.Regime.Title}.", "/regime");
        if (framework.State is FrameworkState.Closed or FrameworkState.Ended)
            return new Refusal("framework-closed", $"{framework.Reference} is closed; its terms no longer change.");
        if (framework.State is FrameworkState.Evaluating or FrameworkState.Standstill)
            return new Refusal("award-under-way",
                $"Tenders for {framework.Reference} were made on version {framework.Latest.Number} and are judged by it; its terms don't change until it is live.");
        if (framework.Latest.Sha256 == document.Sha256)
            return new Refusal("version-same", $"This is version {framework.Latest.Number} to the letter.");
        if (effectiveFrom < framework.Latest.EffectiveFrom)
            return new Refusal("version-backdated",
                $"Version {framework.Latest.Number} is in force from {framework.Latest.EffectiveFrom:O}; a later one can't begin before it.", "/effectiveFrom");
        if (VersionedCeilings.Refuse(framework, terms) is { } otherCeiling)
            return otherCeiling;
        return framework.State == FrameworkState.Live && PartsTouched.Between(framework.LatestTerms, terms).Dropped is { Count: > 0 } dropped
            ? new Refusal("lot-in-use",
                $"{framework.Reference} is live, and suppliers hold places on what this version drops: {string.Join(", ", dropped)}. Close the agreement first, or keep them.", "/lots")
            : null;
    }
}
