using Leadline.Modularity.Api;

namespace Leadline.Lots.Variations;

/// <summary>What is said with a version that changes what suppliers of a live agreement are bound by.</summary>
/// <param name="Ground">One of the regime's grounds for modification, by code: at most 30 characters.</param>
/// <param name="AnswersUntil">The day by which suppliers are asked to answer, in UK local time; it lies before the version's first day.</param>
/// <param name="NoticeReference">The published notice, at most 100 characters; needed where the ground wants it first.</param>
/// <param name="NoticeOn">The day it was published.</param>
internal sealed record StatedVariation(string Ground, DateOnly AnswersUntil, string? NoticeReference = null, DateOnly? NoticeOn = null)
{
    /// <summary>What is wrong with what was said, each part of which may be missing.</summary>
    internal static IEnumerable<Fault> Faults(string? ground, DateOnly? answersUntil, string? noticeReference, DateOnly? noticeOn)
    {
        if (ground is null && answersUntil is null && noticeReference is null && noticeOn is null)
            yield break;
        if (Text.Fault("/ground", ground, ModificationRules.LongestGround) is { } wrong)
            yield return wrong;
        if (answersUntil is null)
            yield return new Fault("/answersUntil", "day-missing", "State the day by which suppliers are to answer.");
        foreach (var notice in ModificationRules.NoticeFaults(noticeReference, noticeOn))
            yield return notice;
    }
}
