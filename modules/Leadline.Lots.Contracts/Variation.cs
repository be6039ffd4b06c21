namespace Leadline.Lots.Contracts;

/// <summary>A change of the terms that bind the suppliers of a live framework agreement: each of them is asked to accept it.</summary>
/// <param name="Ground">One of the regime's grounds for modification, by code.</param>
/// <param name="GroundTitle">What the ground was called then.</param>
/// <param name="GroundSource">Where it stands, such as "SI 2015/102, reg. 72(1)(a)".</param>
/// <param name="NoticeReference">The notice that was published before the change; null where the ground needs none and none was.</param>
/// <param name="NoticeOn">The day it was published, in UK local time.</param>
/// <param name="AnswersUntil">The day by which suppliers are asked to answer, in UK local time; it lies before the version's first day.</param>
/// <param name="Changed">What changes of the terms that bind them, part by part.</param>
/// <param name="Reason">Why the ground is met.</param>
public sealed record Variation(
    string Ground, string GroundTitle, string GroundSource, string? NoticeReference, DateOnly? NoticeOn, DateOnly AnswersUntil, IReadOnlyList<string> Changed,
    string Reason);
