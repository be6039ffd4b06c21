using Leadline.Primitives;

namespace Leadline.Plugins.Runtime.Viruses;

/// <summary>Looks for viruses in files that were handed in.</summary>
internal interface IVirusScanner
{
    /// <summary>What it is, with the date of what it knows; or why it can't be reached.</summary>
    Task<Outcome<string>> IntroduceAsync(CancellationToken stop);

    /// <summary>Scans one file.</summary>
    /// <returns>What it found, by the scanner's name for it, empty where nothing; or why it could not scan, which says nothing of the file.</returns>
    Task<Outcome<string>> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken stop);
}
