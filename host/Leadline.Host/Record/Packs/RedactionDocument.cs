namespace Leadline.Host.Record.Packs;

/// <summary>The redaction rules as their document has them.</summary>
/// <param name="Version">Raised with each change; every pack names it.</param>
/// <param name="InForceFrom">The day from which this version holds.</param>
/// <param name="Grounds">On which grounds something is withheld.</param>
/// <param name="Kinds">The kinds of packs.</param>
/// <param name="Treatments">By name, what each kind of pack does: <c>show</c>, a ground, or <c>GROUND until COLUMN</c>.</param>
/// <param name="Entry">The fields of every entry, by treatment.</param>
/// <param name="Subjects">The columns of each kind of subject, by treatment; a name after an <c>@</c> is a field of its entries.</param>
internal sealed record RedactionDocument(
    int Version, DateOnly InForceFrom, Dictionary<string, Ground> Grounds, Dictionary<string, PackKind> Kinds,
    Dictionary<string, Dictionary<string, string>> Treatments, Dictionary<string, List<string>> Entry,
    Dictionary<string, Dictionary<string, List<string>>> Subjects);

/// <summary>Why something is withheld.</summary>
/// <param name="Text">What stands in its place.</param>
/// <param name="Title">In words.</param>
/// <param name="Source">Where it is written.</param>
internal sealed record Ground(string Text, string Title, string Source);

/// <summary>What a pack is made for.</summary>
/// <param name="Title">In words.</param>
/// <param name="Source">The law.</param>
internal sealed record PackKind(string Title, string Source);
