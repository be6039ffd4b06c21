namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Where something stands in a document.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters, from 1.</param>
/// <param name="Path">JSON pointer.</param>
internal readonly record struct Place(int Line, int Column, string Path)
{
    private const int LongestName = 60; // of a path: a name as long as the file would stand in the path of every value below it

    /// <summary>The place of a member that stands, or ought to stand, inside this one.</summary>
    internal Place Inside(string name) => this with { Path = $"{Path}/{Escaped(name.Length > LongestName ? name[..LongestName] : name)}" };

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

/// <summary>A value of a document, with its place.</summary>
internal abstract record DocumentNode(Place Place);

/// <summary>A single value, as it was written.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its text, quotes and escapes undone.</param>
/// <param name="Plain">Whether it stood without quotes; only then can it be a number or nothing.</param>
internal sealed record ScalarNode(Place Place, string Text, bool Plain) : DocumentNode(Place)
{
    /// <summary>Whether it says nothing: YAML's null in each of its spellings.</summary>
    internal bool Nothing => Plain && Text is ("" or "~" or "null" or "Null" or "NULL");
}

internal sealed record ListNode(Place Place, IReadOnlyList<DocumentNode> Items) : DocumentNode(Place);

internal sealed record MappingNode(Place Place, IReadOnlyList<DocumentEntry> Entries) : DocumentNode(Place);

/// <summary>A value refused while parsing; its fault is reported already, so nothing more is said of it.</summary>
internal sealed record RefusedNode(Place Place) : DocumentNode(Place);

/// <summary>A field: its name, where the name stands, and its value.</summary>
internal sealed record DocumentEntry(string Name, Place Key, DocumentNode Value);
