using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Plugins.Tests.Installed;

/// <summary>Packages in a folder, as an operator lays them there.</summary>
public sealed class PackageShelfTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly PluginFolder _built = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-packages-").FullName;
    private readonly Unpacked _unpacked = new();

    public void Dispose()
    {
        _unpacked.Dispose();
        _built.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_empty_holds_none()
    {
        Assert.Empty(Shelf(_folder, development: false).Read());
        Assert.Empty(Shelf(Path.Combine(_folder, "nowhere"), development: false).Read());
    }

    [Fact]
    public void Production_takes_no_package_that_nobody_signed()
    {
        Lay("1.0.0");

        Assert.Empty(Shelf(_folder, development: false).Read());
        Assert.Single(Shelf(_folder, development: true).Read());
    }

    [Fact]
    public void What_is_no_package_is_left_out_and_the_others_stay()
    {
        Lay("1.0.0");
        File.WriteAllText(Path.Combine(_folder, "broken.llplugin"), "no package");

        Assert.Equal("test.packed", Assert.Single(Shelf(_folder, development: true).Read()).Id);
    }

    [Fact]
    public void Of_several_versions_the_newest_is_asked()
    {
        Lay("1.9.0");
        Lay("1.10.0");
        Lay("1.2.0");

        Assert.Equal("1.10.0", Assert.Single(Shelf(_folder, development: true).Read()).Version);
    }

    [Fact]
    [Trait("Needs", "Services")]
    public async Task A_package_is_unpacked_and_answers()
    {
        await Sandboxed.RequireAsync();
        Lay("1.0.0");
        var installed = Assert.Single(Shelf(_folder, development: true).Read());
        await using var host = await Running.StartAsync([installed]);

        Assert.Equal(["first edition"], await host.HearAsync(installed.Id));
    }

    private PackageShelf Shelf(string folder, bool development) =>
        new(new PluginSettings(folder, development), _unpacked, new At(Now), NullLogger<PackageShelf>.Instance);

    private void Lay(string version)
    {
        var manifest = new PluginManifest
        {
            Format = 1, Id = "test.packed", Version = version, Title = "Packed", Publisher = OrganisationReference.Parse("GB-COH:01234567"), Sdk = "[1.0,2.0)",
            Assembly = "lib/" + PluginFolder.Assembly,
            ExtensionPoints = [new DeclaredExtension { Name = "evidence-check", Class = "Leadline.HostilePlugins.UsesLibrary", Input = ["test"] }],
        };
        var files = Directory.GetFiles(_built.Path, "*.dll").ToDictionary(f => "lib/" + Path.GetFileName(f), f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f));
        File.WriteAllBytes(Path.Combine(_folder, $"packed-{version}.llplugin"), PackageWriter.Pack(manifest, files));
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
