using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;

namespace Leadline.Lots.Variations;

/// <summary>
/// Whether a version that changes what suppliers are bound by may be published so: on one of the regime's grounds, after its notice, and with time for
/// suppliers to answer. Asked when it is proposed, and again when it is confirmed.
/// </summary>
internal static class VariationRules
{
    /// <summary>What a version changes of the terms that suppliers hold places under; none before an agreement is live, when nobody does.</summary>
    internal static IReadOnlyList<string> Owed(FrameworkAgreement? framework, FrameworkTerms terms, DateOnly today) =>
        framework is { State: FrameworkState.Live } ? TermsThatBind.Changed(framework.LatestTerms, terms, today) : [];

    /// <param name="framework">The agreement; null for a new one.</param>
    /// <param name="terms">What the version says.</param>
    /// <param name="stated">What is said with it.</param>
    /// <param name="effectiveFrom">Its first day.</param>
    /// <param name="today">Today.</param>
    internal static Refusal? Refuse(FrameworkAgreement? framework, FrameworkTerms terms, StatedVariation? stated, DateOnly? effectiveFrom, DateOnly today)
    {
        var changed = Owed(framework, terms, today);
        return (changed.Count, stated) switch
        {
            (0, null) => null,
            (0, _) => new Refusal("variation-not-owed", "This version changes nothing that a supplier with a place is bound by, so nobody is asked to accept it.", "/ground"),
            (_, null) => new Refusal("variation-owed",
                $"Suppliers hold places on the terms that this version changes ({string.Join("; ", changed)}). Each is to accept the change: say on which ground it is made, and until when they answer.", "/ground"),
            _ => RefuseStated(framework!.LatestTerms.Regime, stated, effectiveFrom, today),
        };
    }

    /// <summary>The variation as it is told, once it is found in order.</summary>
    internal static Variation Told(FrameworkAgreement framework, FrameworkTerms terms, StatedVariation stated, string reason, DateOnly today)
    {
        var ground = ModificationRules.GroundOf(framework.LatestTerms.Regime, stated.Ground)!;
        return new Variation(
            ground.Code, ground.Title, ground.Source, stated.NoticeReference, stated.NoticeOn, stated.AnswersUntil, Owed(framework, terms, today), reason);
    }

    private static Refusal? RefuseStated(RegimeTerms regime, StatedVariation stated, DateOnly? effectiveFrom, DateOnly today)
    {
        if (ModificationRules.GroundOf(regime, stated.Ground) is not { } ground)
            return ModificationRules.UnknownGround(regime, stated.Ground);
        if (ModificationRules.RefuseNotice(ground, stated.NoticeReference, stated.NoticeOn, today) is { } notice)
            return notice;
        if (stated.AnswersUntil < today)
            return new Refusal("answers-passed", $"{stated.AnswersUntil:O} has passed, so nobody could answer by then. Give a later day.", "/answersUntil");
        return effectiveFrom > stated.AnswersUntil
            ? null
            : new Refusal("effective-before-answers",
                $"Suppliers answer until the end of {stated.AnswersUntil:O}; the version begins after that. State from which day on.", "/effectiveFrom");
    }
}
