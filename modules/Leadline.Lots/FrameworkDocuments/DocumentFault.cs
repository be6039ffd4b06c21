namespace Leadline.Lots.FrameworkDocuments;

/// <summary>One thing wrong with a document, with its place and what would be right.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Path">JSON pointer (RFC 6901) to the place, such as <c>/lots/0/number</c>; empty for the whole document.</param>
/// <param name="Code">One of <see cref="FaultCodes"/>.</param>
/// <param name="Message">A sentence for people: what was found, and what would be right.</param>
/// <param name="Source">The rule's source, where law or the framework's regime makes the rule.</param>
internal sealed record DocumentFault(int Line, int Column, string Path, string Code, string Message, string? Source = null);

/// <summary>What a document says about one of its facts: who states it, a note, or that nobody has confirmed it.</summary>
/// <param name="Path">JSON pointer to the part of the document that it stands in.</param>
/// <param name="Kind"><c>source</c>, <c>note</c> or <c>unconfirmed</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record DocumentRemark(string Path, string Kind, string Text);
