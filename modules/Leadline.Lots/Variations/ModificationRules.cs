using Leadline.Lots.Contracts;
using Leadline.Modularity.Api;
using Leadline.Primitives;

namespace Leadline.Lots.Variations;

/// <summary>What is the same for every change without a new procurement: it stands on one of the regime's grounds, and some want a notice first.</summary>
internal static class ModificationRules
{
    /// <summary>The longest code of a ground, and the longest reference of a notice.</summary>
    internal const int LongestGround = 30, LongestNotice = 100;

    internal static ModificationGround? GroundOf(RegimeTerms regime, string code) => regime.Modifications.FirstOrDefault(g => g.Code == code);

    internal static Refusal UnknownGround(RegimeTerms regime, string code) => new(
        "ground-unknown", $"The {regime.Title} knows no ground '{code}'. It knows: {string.Join(", ", regime.Modifications.Select(g => g.Code))}.", "/ground");

    /// <summary>What is wrong with a notice as it is stated, whatever the ground.</summary>
    internal static IEnumerable<Fault> NoticeFaults(string? reference, DateOnly? on)
    {
        if (reference is not null && Text.Fault("/noticeReference", reference, LongestNotice) is { } notice)
            yield return notice;
        if (reference is null != on is null)
            yield return new Fault(on is null ? "/noticeOn" : "/noticeReference", "notice-incomplete", "A notice has its reference and its day.");
    }

    /// <param name="ground">The ground.</param>
    /// <param name="reference">The notice's reference.</param>
    /// <param name="on">The day it was published.</param>
    /// <param name="today">Today.</param>
    internal static Refusal? RefuseNotice(ModificationGround ground, string? reference, DateOnly? on, DateOnly today)
    {
        if (ground.NoticeFirst && (reference is null || on is null))
            return new Refusal("notice-missing", $"On this ground a notice is published before the change ({ground.Source}); state its reference and its day.", "/noticeReference");
        return on > today
            ? new Refusal("notice-not-yet", $"A notice of {on:O} is not published yet. Make the change once it is.", "/noticeOn")
            : null;
    }
}
