using System.Security.Cryptography;
using Leadline.Host.Configuration;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record;

/// <summary>The key that signs this installation's seals: the configured file, else one made in the data folder at the first start.</summary>
internal sealed class InstallationKey : IDisposable
{
    public InstallationKey(HostSettings settings)
    {
        IsConfigured = settings.RecordKeyFile is not null;
        Pair = settings.RecordKeyFile is { } file ? KeyFile.Read(file) : KeyFile.ReadOrMake(Path.Combine(settings.DataFolder, DataFolder.RecordKeyFile));
        Id = Seal.KeyIdOf(Pair);
    }

    public ECDsa Pair { get; }

    public string Id { get; }

    /// <summary>Whether a setting names it: then it is the installation's, also where another one signed before.</summary>
    public bool IsConfigured { get; }

    public void Dispose() => Pair.Dispose();
}
