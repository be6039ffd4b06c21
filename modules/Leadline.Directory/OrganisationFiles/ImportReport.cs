namespace Leadline.Directory.OrganisationFiles;

/// <summary>What is wrong with one field of a file.</summary>
/// <param name="Line">The line, counted from 1; the header is line 1.</param>
/// <param name="Column">The column's name, or its number where it has none.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
internal sealed record ImportFault(int Line, string Column, string Detail);

/// <summary>What an import found and did.</summary>
internal sealed class ImportReport(string layout)
{
    /// <summary>The most faults that are listed; all are counted.</summary>
    internal const int MostListed = 1_000;

    private readonly List<ImportFault> _faults = [];

    /// <summary>The layout that the header was recognised as.</summary>
    public string Layout { get; } = layout;

    /// <summary>Rows read, the header apart.</summary>
    public int Read { get; private set; }

    /// <summary>Organisations that were new.</summary>
    public int Registered { get; private set; }

    /// <summary>Known organisations of which the file told something new.</summary>
    public int Amended { get; private set; }

    /// <summary>Known organisations of which it told nothing new.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Successions that the file made known: an organisation that is here, and the one that follows it.</summary>
    public int Linked { get; private set; }

    /// <summary>Rows with a fault, of which nothing is stored.</summary>
    public int Refused { get; private set; }

    /// <summary>All faults; a row may have several.</summary>
    public int FaultCount { get; private set; }

    /// <summary>The first faults, in the order they were found.</summary>
    public IReadOnlyList<ImportFault> Faults => _faults;

    internal void CountRegistered() => Registered++;

    internal void CountAmended() => Amended++;

    internal void CountUnchanged() => Unchanged++;

    internal void CountRead() => Read++;

    internal void CountLinked() => Linked++;

    internal void Refuse(params IReadOnlyList<ImportFault> faults)
    {
        Refused++;
        FaultCount += faults.Count;
        _faults.AddRange(faults.Take(MostListed - _faults.Count));
    }

    /// <summary>Everything was rolled back: what would have been done was not.</summary>
    internal void NothingWasStored() => (Registered, Amended, Linked) = (0, 0, 0);
}
