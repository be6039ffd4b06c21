using System.Security.Cryptography;
using Leadline.Host.Configuration;
using Leadline.Modularity.Files;

namespace Leadline.Host.Files;

/// <summary>Files in a folder, each under the SHA-256 of its bytes: <c>ab/ab12…</c>. Nodes of one installation share the folder.</summary>
internal sealed class FileFolder(HostSettings settings) : IFileStore
{
    private const int HashLength = 64;

    private readonly string _root = settings.FilesFolder;

    public string NameOf(ReadOnlyMemory<byte> content) => NameOf(content.Span);

    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        var name = NameOf(content.Span);
        var path = PathOf(name);
        if (File.Exists(path) && NameOf(await File.ReadAllBytesAsync(path, stop)) == name)
            return name;
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var making = $"{path}.{Guid.CreateVersion7():N}.making"; // two at once write two, and both move the same bytes
        try
        {
            await using (var file = new FileStream(making, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(making, path, overwrite: true);
        }
        finally
        {
            File.Delete(making); // gone already, unless something failed
        }

        FolderSync.Flush(Path.GetDirectoryName(path)!);
        FolderSync.Flush(_root); // the folder of the first two digits may be new
        return name;
    }

    public async Task<ReadOnlyMemory<byte>> ReadAsync(string name, CancellationToken stop)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
            throw new FileNotFoundException($"The file {name} is not in {_root}.", path);
        var content = await File.ReadAllBytesAsync(path, stop);
        return NameOf(content) == name ? content : throw new InvalidDataException($"The file {path} is damaged: its bytes have another SHA-256 than its name.");
    }

    private static string NameOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string PathOf(string name) => name.Length == HashLength && name.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_root, name[..2], name)
        : throw new ArgumentException($"'{name}' is no file's name: 64 small hexadecimal digits.", nameof(name));
}
