using System.Runtime.Versioning;
using System.Security.Cryptography;
using Leadline.Host.Configuration;
using Leadline.Modularity.Record;
using Leadline.Testing;

namespace Leadline.Host.Tests.Record;

[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests
{
    [Fact]
    public void The_key_is_made_once_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, DataFolder.RecordKeyFile);
        using var made = KeyFile.ReadOrMake(file);
        using var read = KeyFile.ReadOrMake(file);

        Assert.Equal(Seal.KeyIdOf(made), Seal.KeyIdOf(read));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Null(KeyFile.Fault(file));
    }

    [Fact]
    public void A_key_that_others_can_read_or_that_is_none_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "key.pem");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.NotNull(FaultOf("nonsense"));
        Assert.NotNull(FaultOf(key.ExportSubjectPublicKeyInfoPem()));
        Assert.Contains("P-256", FaultOf(other.ExportPkcs8PrivateKeyPem()), StringComparison.Ordinal);
        Assert.Null(FaultOf(key.ExportPkcs8PrivateKeyPem()));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", KeyFile.Fault(file), StringComparison.Ordinal);

        string? FaultOf(string text)
        {
            File.WriteAllText(file, text);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return KeyFile.Fault(file);
        }
    }
}
