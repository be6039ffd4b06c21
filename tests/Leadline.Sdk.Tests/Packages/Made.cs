using System.Text;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Sdk.Tests.Packages;

/// <summary>A good package, its keys and its policy; each test spoils one thing.</summary>
internal static class Made
{
    internal static readonly OrganisationReference Fenmoor = OrganisationReference.Parse("GB-COH:01234567");
    internal static readonly OrganisationReference NhsEngland = OrganisationReference.Parse("GB-NHS:X24");
    internal static readonly DateTimeOffset Now = new(2019, 10, 1, 12, 0, 0, TimeSpan.Zero);

    internal static readonly SigningKey FenmoorKey = SigningKey.Create(Fenmoor, forDevelopment: false);
    internal static readonly SigningKey DevelopmentKey = SigningKey.Create(Fenmoor, forDevelopment: true);
    internal static readonly SigningKey AuthorityKey = SigningKey.Create(NhsEngland, forDevelopment: false);

    internal static PluginManifest Manifest => new()
    {
        Format = 1, Id = "fenmoor.primary-care-it", Version = "1.4.0", Title = "GP IT and desktop support", Publisher = Fenmoor, Sdk = "[1.0,2.0)",
        Assembly = "lib/Fenmoor.PrimaryCareIT.dll",
        ExtensionPoints = [new DeclaredExtension { Name = "service-line", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk", Input = ["buyer"] }],
        Lots = [new DeclaredLot { Framework = "ACS", Lot = "3", ServiceLines = ["ACS-ICT"] }],
    };

    internal static Dictionary<string, ReadOnlyMemory<byte>> Files => new()
    {
        ["lib/Fenmoor.PrimaryCareIT.dll"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("not looked into here ", 50))),
        ["lib/Fenmoor.Tariffs.dll"] = new byte[] { 1, 2, 3 },
        ["README.md"] = "Desktop support for surgeries."u8.ToArray(),
    };

    internal static byte[] Unsigned => PackageWriter.Pack(Manifest, Files);

    internal static byte[] Signed => PackageWriter.Sign(Unsigned, FenmoorKey, Now.AddDays(-2), Now.AddDays(28));

    internal static byte[] Approved => PackageWriter.Countersign(Signed, AuthorityKey, Now.AddDays(-1), null, rules: 1);

    internal static PackagePolicy Policy => new()
    {
        Profile = CheckProfile.Publish, Now = Now, MustBeCountersigned = false, Keys = [Trust(FenmoorKey), Trust(DevelopmentKey), Trust(AuthorityKey, isAuthority: true)],
    };

    internal static PackagePolicy ToRun => Policy with { MustBeCountersigned = true };

    internal static TrustedKey Trust(SigningKey key, bool isAuthority = false) =>
        new() { Key = key.Public, IsAuthority = isAuthority, ValidFrom = Now.AddYears(-1), ValidUntil = Now.AddYears(1) };

    /// <summary>A package under any manifest, signed; its zip as given.</summary>
    internal static byte[] SignedWith(PluginManifest manifest) => PackageWriter.Sign(PackageWriter.Pack(manifest, Files), FenmoorKey, Now.AddDays(-2), Now.AddDays(28));

    internal static byte[] Json<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json);

    internal static Dictionary<string, byte[]> Contents(byte[] package) => PackageReader.Unpack(package, new PackageLimits(), [])!;

    internal static RawZip Raw(IEnumerable<KeyValuePair<string, byte[]>> contents) => contents.Aggregate(new RawZip(), (zip, c) => zip.Add(new RawZip.Entry(c.Key, c.Value)));

    internal static PluginFinding OnlyFault(byte[] package, PackagePolicy? policy = null)
    {
        var reading = PackageReader.Read(package, policy ?? Policy);
        Assert.Null(reading.Package);
        return Assert.Single(reading.Findings);
    }
}
