using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Plugins.Runtime.Packages;

/// <summary>
/// The key with which this installation countersigns for its authority: a file that its owner alone may read, made at the first approval.
/// Nodes of one installation share it, as they share the packages.
/// </summary>
internal sealed class CountersigningKey(PluginSettings settings) : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock _turn = new();
    private SigningKey? _key;

    /// <summary>The key.</summary>
    /// <param name="authority">Whose name it bears, where it has to be made.</param>
    /// <exception cref="FormatException">The file holds no such key.</exception>
    internal SigningKey Get(OrganisationReference authority)
    {
        lock (_turn)
        {
            if (_key is null && !File.Exists(settings.CountersigningKey))
                Make(authority);
            return _key ??= SigningKey.Read(File.ReadAllText(settings.CountersigningKey));
        }
    }

    /// <summary>The public half, where there is a key: nothing is approved before.</summary>
    internal PublicKey? Find()
    {
        lock (_turn)
            return (_key ??= File.Exists(settings.CountersigningKey) ? SigningKey.Read(File.ReadAllText(settings.CountersigningKey)) : null)?.Public;
    }

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    // Of two nodes that make one at once the first wins, and the other reads the first's.
    private void Make(OrganisationReference authority)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(settings.CountersigningKey)!);
        using var made = SigningKey.Create(authority, forDevelopment: false);
        var making = $"{settings.CountersigningKey}.{Guid.CreateVersion7():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerAlone;
            using (var file = new StreamWriter(making, options))
            {
                file.Write(made.Write());
                file.Flush();
                ((FileStream)file.BaseStream).Flush(flushToDisk: true);
            }

            File.Move(making, settings.CountersigningKey, overwrite: false);
        }
        catch (IOException) when (File.Exists(settings.CountersigningKey))
        {
        }
        finally
        {
            File.Delete(making);
        }
    }
}
