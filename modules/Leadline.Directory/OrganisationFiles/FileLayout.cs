namespace Leadline.Directory.OrganisationFiles;

/// <summary>A layout of published files, as data: which columns it has, and what each tells of an organisation.</summary>
/// <param name="Code">What reports call it.</param>
/// <param name="Columns">Its columns; a file has exactly these, in any order.</param>
internal sealed record FileLayout(string Code, IReadOnlyList<string> Columns)
{
    /// <summary>The column of the identifier: an ODS code, unless <see cref="NamesScheme"/>.</summary>
    public string Reference { get; init; } = "ods_code";

    /// <summary>Whether the identifier comes with its scheme, such as GB-NHS:0DE.</summary>
    public bool NamesScheme { get; init; }

    /// <summary>The column of the name.</summary>
    public string Name { get; init; } = "name";

    /// <summary>The column of the first day; null where the layout has none.</summary>
    public string? Opening { get; init; }

    /// <summary>The column of the last day, empty while the organisation is open; null where the layout has none.</summary>
    public string? Closing { get; init; }

    /// <summary>The column of the successor; null where the layout has none. An empty field says nothing.</summary>
    public string? Successor { get; init; }

    /// <summary>Whether the successor's column names one for organisations of a kind; for others it tells something else.</summary>
    public Func<string, bool> IsFollowed { get; init; } = _ => true;

    /// <summary>The column that the kind is read from; the name decides where no other does.</summary>
    public string Kind { get; init; } = "name";

    /// <summary>The kind of organisation that the text in the column of the kind stands for; null where it stands for none.</summary>
    public required Func<string, string?> KindOf { get; init; }

    /// <summary>The texts that stand for a kind, for messages.</summary>
    public IEnumerable<string> Kinds { get; init; } = [];

    /// <summary>The first day of an organisation that is new here and whose first day the file does not tell; null refuses such a row.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Whether these are the columns of this layout.</summary>
    public bool Has(IReadOnlyCollection<string> columns) =>
        columns.Count == Columns.Count && columns.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(Columns);
}
