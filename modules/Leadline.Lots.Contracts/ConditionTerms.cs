namespace Leadline.Lots.Contracts;

/// <summary>A term of every call-off, set by the authority.</summary>
/// <param name="Code">Its code, unique within the framework agreement: 1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="Options">What a buyer may choose among, at least two; empty where there is nothing to choose.</param>
public sealed record ConditionTerms(string Code, string Title, string Text, IReadOnlyList<ConditionOption> Options);

/// <summary>One of the choices that a term leaves to the buyer.</summary>
/// <param name="Code">Its code, unique within the term: 1 to 30 letters, digits and hyphens.</param>
/// <param name="Text">What then holds.</param>
public sealed record ConditionOption(string Code, string Text);
