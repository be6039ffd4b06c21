namespace Leadline.Modularity.Files;

/// <summary>
/// Files by what they hold: the name of one is the SHA-256 of its bytes, in 64 small hexadecimal digits. Keep a file before the
/// transaction that names it commits; one that nothing names costs room and does no harm.
/// </summary>
public interface IFileStore
{
    /// <summary>The name that a file would have.</summary>
    string NameOf(ReadOnlyMemory<byte> content);

    /// <summary>Keeps a file, for good: when this returns, it outlives a loss of power. The same bytes again are kept once.</summary>
    /// <returns>The file's name.</returns>
    Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken stop);

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FileNotFoundException">No such file was kept here.</exception>
    /// <exception cref="InvalidDataException">The file is not what it was: its bytes have another SHA-256 than its name says.</exception>
    Task<ReadOnlyMemory<byte>> ReadAsync(string name, CancellationToken stop);
}
