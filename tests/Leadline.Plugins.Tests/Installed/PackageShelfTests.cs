using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Primitives;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Plugins.Tests.Installed;

/// <summary>Packages in a folder, as an operator lays them there: read, checked and rewritten in a process of their own.</summary>
public sealed class PackageShelfTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly PluginFolder _built = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-packages-").FullName;
    private readonly Unpacked _unpacked = new();
    private readonly ProcessLauncher _launcher = new();

    public void Dispose()
    {
        _launcher.Dispose();
        _unpacked.Dispose();
        _built.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private PluginSettings Development => new(_folder, IsDevelopment: true);

    // A preparer that answers nothing: whatever comes of a package then was known before.
    private PluginSettings WithoutPreparer => Development with { Preparer = "/bin/false" };

    [Fact]
    public async Task A_folder_that_is_not_there_or_empty_holds_none()
    {
        Assert.Empty(await ReadAsync(Development));
        Assert.Empty(await ReadAsync(new PluginSettings(Path.Combine(_folder, "nowhere"), IsDevelopment: true)));
    }

    [Fact]
    public async Task Production_takes_no_package_that_nobody_signed_and_says_so()
    {
        Samples.Lay(_folder, Samples.Fenmoor);

        var refused = Assert.Single(await ReadAsync(new PluginSettings(_folder, IsDevelopment: false)));
        Assert.Equal((PluginState.Refused, null), (refused.Installation.State, refused.Plugin));
        Assert.Equal(["unsigned", "not-countersigned"], refused.Installation.Reasons.Select(r => r.Code));

        Assert.Equal(PluginState.Active, Assert.Single(await ReadAsync(Development)).Installation.State);
    }

    [Fact]
    public async Task Only_the_code_that_the_authority_approved_is_let_in()
    {
        using var publisher = SigningKey.Create(Samples.ManifestOf(Samples.Standards).Publisher, forDevelopment: false);
        using var authority = SigningKey.Create(OrganisationReference.Parse("GB-NHS:X24"), forDevelopment: false);
        TrustedKey[] keys = [Trust(publisher, false), Trust(authority, true)];
        await File.WriteAllBytesAsync(Path.Combine(_folder, "trusted-keys.json"), JsonSerializer.SerializeToUtf8Bytes(keys, Leadline.Sdk.PluginDocuments.Json), TestContext.Current.CancellationToken);
        var file = Samples.Lay(_folder, Samples.Standards);
        var signed = PackageWriter.Sign(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), publisher, Now.AddDays(-2), Now.AddDays(28));
        var production = new PluginSettings(_folder, IsDevelopment: false);

        var any = Assert.Single(await ApprovedAsync(null)); // an approval of old, which names none
        Assert.Equal(PluginState.Active, any.Installation.State);
        var code = new ApprovedCode { Circumstances = any.Plugin!.Circumstances, Assemblies = [.. any.Plugin.Assemblies.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new DeclaredFile { Path = a.Key, Sha256 = a.Value })] };
        var same = Assert.Single(await ApprovedAsync(code));
        Assert.Equal(PluginState.Active, same.Installation.State);
        Assert.DoesNotContain(same.Installation.Reasons, r => r.Code.StartsWith("counted-", StringComparison.Ordinal));

        var other = Assert.Single(await ApprovedAsync(code with { Assemblies = [code.Assemblies[0] with { Sha256 = new string('0', 64) }, .. code.Assemblies.Skip(1)] }));
        Assert.Equal((PluginState.Refused, null), (other.Installation.State, other.Plugin));
        Assert.Equal("counted-not-approved", other.Installation.Reasons[0].Code);

        var elsewhere = Assert.Single(await ApprovedAsync(code with { Circumstances = code.Circumstances + "1" }));
        Assert.Equal(PluginState.Active, elsewhere.Installation.State);
        Assert.Contains("counted-elsewhere", elsewhere.Installation.Reasons.Select(r => r.Code));

        async Task<IReadOnlyList<ShelvedPlugin>> ApprovedAsync(ApprovedCode? approved)
        {
            await File.WriteAllBytesAsync(file, PackageWriter.Countersign(signed, authority, Now.AddDays(-1), null, rules: 1, approved), TestContext.Current.CancellationToken);
            return await ReadAsync(production);
        }

        static TrustedKey Trust(SigningKey key, bool isAuthority) => new() { Key = key.Public, IsAuthority = isAuthority, ValidFrom = Now.AddYears(-1), ValidUntil = Now.AddYears(1) };
    }

    [Fact]
    public async Task What_is_no_package_is_named_and_the_others_stay()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        File.WriteAllText(Path.Combine(_folder, "broken.llplugin"), "no package");

        Assert.Equal([(Samples.Fenmoor + "-1.4.0.llplugin", PluginState.Active), ("broken.llplugin", PluginState.Refused)], (await ReadAsync(Development)).Select(s => (s.Installation.File, s.Installation.State)));
    }

    [Fact]
    public async Task Of_several_versions_the_newest_is_asked_and_the_others_are_kept()
    {
        foreach (var version in (string[])["1.9.0", "1.10.0", "1.2.0"])
            Samples.Lay(_folder, Samples.Standards, version);

        var shelved = await ReadAsync(Development);

        Assert.Equal([("1.10.0", PluginState.Active), ("1.9.0", PluginState.Superseded), ("1.2.0", PluginState.Superseded)], shelved.Select(s => (s.Installation.Version!, s.Installation.State)));
        Assert.All(shelved, s => Assert.NotNull(s.Plugin));
    }

    [Fact]
    public async Task Code_that_is_refused_keeps_its_package_out_with_all_reasons()
    {
        LayHostile();

        var refused = Assert.Single(await ReadAsync(Development));

        Assert.Equal((PluginState.Refused, "test.packed", null), (refused.Installation.State, refused.Installation.Plugin, refused.Plugin));
        Assert.Contains(refused.Installation.Reasons, r => r.Refuses && r.Text.Contains("System.Environment::Exit", StringComparison.Ordinal) && r.Text.Contains("Exits", StringComparison.Ordinal));
        Assert.Contains(refused.Installation.Reasons, r => r.Refuses && r.Text.Contains("System.Net.Sockets", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(Development.Counted, refused.Installation.Hash!, Circumstances.Here(CheckProfile.Develop).ToString(), "lib")));

        // Known from now on, and not looked at again.
        Assert.Equal(refused.Installation.Reasons, Assert.Single(await ReadAsync(WithoutPreparer)).Installation.Reasons);
    }

    [Fact]
    public async Task An_older_version_whose_code_is_good_is_asked_where_the_newest_is_refused()
    {
        LayHostile(Samples.Standards, "2.0.0");
        Samples.Lay(_folder, Samples.Standards);

        var states = (await ReadAsync(Development)).Select(s => (s.Installation.Plugin!, s.Installation.Version!, s.Installation.State));

        Assert.Equal([(Samples.Standards, "2.0.0", PluginState.Refused), (Samples.Standards, "1.4.0", PluginState.Active)], states);
    }

    [Fact]
    public async Task What_was_rewritten_is_kept_and_the_same_bytes_come_of_it_in_another_folder()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        var first = Assert.Single(await ReadAsync(Development)).Plugin!;
        var again = Assert.Single(await ReadAsync(WithoutPreparer)).Plugin!;
        var elsewhere = Assert.Single(await ReadAsync(Development with { Counted = Path.Combine(_folder, "elsewhere") })).Plugin!;

        Assert.Equal(first.Assemblies, again.Assemblies);
        Assert.Equal(first.Assemblies, elsewhere.Assemblies);
        var file = Assert.Single(Directory.GetFiles(_folder, "Fenmoor.PrimaryCareIT.dll", SearchOption.AllDirectories), f => f.Contains("elsewhere", StringComparison.Ordinal));
        Assert.Equal(first.Assemblies["lib/Fenmoor.PrimaryCareIT.dll"], CountedHash.OfBytes(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal(["lib/Fenmoor.PrimaryCareIT.dll", "lib/System.Linq.dll"], Directory.GetFiles(first.Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(first.Folder, f)).Order());
        Assert.Equal(first.Assemblies.Keys.Order(), (string[])["lib/Fenmoor.PrimaryCareIT.dll", "lib/System.Linq.dll"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_kept_and_is_lost_or_damaged_is_made_again(bool lost)
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        var first = Assert.Single(await ReadAsync(Development)).Plugin!;
        var kept = Directory.GetFiles(Development.Counted, "Fenmoor.PrimaryCareIT.dll", SearchOption.AllDirectories).Single();
        if (lost)
            File.Delete(kept);
        else
            File.WriteAllBytes(kept, [1, 2, 3]);

        Assert.Equal(first.Assemblies, Assert.Single(await ReadAsync(Development)).Plugin!.Assemblies);
        Assert.Equal(first.Assemblies["lib/Fenmoor.PrimaryCareIT.dll"], CountedHash.OfBytes(await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_would_be_rewritten_to_other_bytes_than_before_is_refused()
    {
        Samples.Lay(_folder, Samples.Fenmoor);
        var hash = Assert.Single(await ReadAsync(Development)).Plugin!.Assemblies["lib/Fenmoor.PrimaryCareIT.dll"];
        var record = Directory.GetFiles(Development.Counted, "counted.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(record, (await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken)).Replace(hash, new string('0', 64), StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var refused = Assert.Single(await ReadAsync(Development)).Installation;

        Assert.Equal((PluginState.Refused, "counted-differs"), (refused.State, refused.Reasons[0].Code));
    }

    [Fact]
    public async Task The_death_of_the_check_is_a_refusal_and_is_not_remembered()
    {
        Samples.Lay(_folder, Samples.Fenmoor);

        var refused = Assert.Single(await ReadAsync(WithoutPreparer)).Installation;
        Assert.Equal((PluginState.Refused, "check-died"), (refused.State, refused.Reasons.First(r => r.Refuses).Code));

        var late = Assert.Single(await ReadAsync(Development with { Limits = new PluginLimits { PreparationDeadline = TimeSpan.FromMilliseconds(1) } })).Installation;
        Assert.Equal((PluginState.Refused, "check-too-long"), (late.State, late.Reasons.First(r => r.Refuses).Code));

        Assert.Equal(PluginState.Active, Assert.Single(await ReadAsync(Development)).Installation.State);
    }

    [Fact]
    public async Task A_machine_that_cannot_check_refuses_nobody()
    {
        Samples.Lay(_folder, Samples.Fenmoor);

        var shelved = Assert.Single(await Shelf(Development).ReadAsync(null, TestContext.Current.CancellationToken));
        var unstarted = Assert.Single(await ReadAsync(Development with { Preparer = Path.Combine(_folder, "nothing") }));

        Assert.Equal((PluginState.NotStarted, null), (shelved.Installation.State, shelved.Plugin));
        Assert.Equal((PluginState.NotStarted, null), (unstarted.Installation.State, unstarted.Plugin));
    }

    [Fact]
    [Trait("Needs", "Services")]
    public async Task A_package_is_checked_and_rewritten_in_a_box_and_answers()
    {
        await Sandboxed.RequireAsync();
        Samples.Lay(_folder, Samples.Standards);
        LayHostile();
        await using var host = await Running.OnPackagesAsync(_folder);

        var (plugin, operation, input) = Samples.Question(3);
        var answer = Assert.IsType<PluginDocument>(await host.Runtime.AskAsync(plugin, operation, input, CancellationToken.None));
        var refused = Assert.IsType<PluginMachineFailure>(await host.Runtime.AskAsync("test.packed", Running.Judge, Running.Document("x"), CancellationToken.None));

        Assert.Equal(Circumstances.Here(CheckProfile.Develop).ToString(), answer.Record!.Circumstances);
        Assert.Contains("bid-1", JsonDocument.Parse(answer.Output).RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(PluginTrouble.NotInstalled, refused.Trouble);
        Assert.Contains("packed-1.0.0.llplugin", refused.Reason, StringComparison.Ordinal);
        Assert.Equal([PluginState.Active, PluginState.Refused], host.Runtime.All.Select(p => p.State));
    }

    private Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(PluginSettings settings) =>
        Shelf(settings).ReadAsync(new Preparer(_launcher, new Unconfined(), settings, TimeProvider.System), TestContext.Current.CancellationToken);

    private PackageShelf Shelf(PluginSettings settings) => new(settings, _unpacked, new At(Now), NullLogger<PackageShelf>.Instance);

    private void LayHostile(string id = "test.packed", string version = "1.0.0")
    {
        var manifest = new PluginManifest
        {
            Format = 1, Id = id, Version = version, Title = "Packed", Publisher = OrganisationReference.Parse("GB-COH:01234567"), Sdk = "[1.0,2.0)",
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
