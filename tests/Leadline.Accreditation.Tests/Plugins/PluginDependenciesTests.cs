using System.Net;
using Leadline.Plugins.Checking;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class PluginDependenciesTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task What_a_plugin_needs_and_is_not_there_is_said_all_at_once()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var other = supplier.Plugin + ".other";
        (await supplier.PublishAsync(supplier.Manifest with { Id = other })).Good();
        var needing = supplier.Manifest with { Needs = [Need("nobodys.plugin"), Need(other, "[2.0,3.0)")] };
        var findings = (await supplier.PublishAsync(needing)).Refused(HttpStatusCode.BadRequest, "package-has-faults").Json["findings"]!.AsArray();
        Assert.Equal(
            [("dependency-missing", "nobodys.plugin"), ("dependency-out-of-range", other)],
            findings.Where(f => f!["severity"]!.ToString() == "fault").Select(f => (f!["code"]!.ToString(), f["subject"]!.ToString())));
        Assert.Contains("there is 1.0.0", findings.Last()!["reason"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_anothers_plugin_no_version_is_named_but_the_one_that_is_asked()
    {
        using var rival = await Publishing.BeginAsync(World);
        foreach (var version in (string[])["1.0.0", "1.1.0"])
            (await rival.DecideAsync((await rival.PublishAsync(rival.Manifest with { Version = version })).Good().Id, "approval")).Good();
        using var supplier = await Publishing.BeginAsync(World);
        var refused = (await supplier.PublishAsync(supplier.Manifest with { Needs = [Need(rival.Plugin, "[2.0,3.0)")] })).Refused(HttpStatusCode.BadRequest, "package-has-faults");
        Assert.Contains("[2.0,3.0); there is 1.1.0.", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_is_put_to_use_after_what_it_needs_and_its_withdrawal_says_who_needs_it()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var other = supplier.Plugin + ".other";
        var needed = (await supplier.PublishAsync(supplier.Manifest with { Id = other })).Good().Id;
        var needing = (await supplier.PublishAsync(supplier.Manifest with { Needs = [Need(other)] })).Good();
        Assert.Contains($"needs {other} [1.0,2.0)", needing.Json["differences"]!.ToJsonString(), StringComparison.Ordinal);

        var early = (await supplier.DecideAsync(needing.Id, "approval")).Refused("dependency-not-in-use");
        Assert.Contains($"{other} [1.0,2.0) (none in use)", early["detail"], StringComparison.Ordinal);
        (await supplier.DecideAsync(needed, "approval")).Good();
        (await supplier.DecideAsync(needing.Id, "approval")).Good();
        Assert.Equal($$"""[{"plugin":"{{other}}","versions":"[1.0,2.0)","inUse":"1.0.0","isMet":true}]""", (await supplier.ReadAsync(needing.Id)).Json["needs"]!.ToJsonString());

        var withdrawn = (await supplier.DecideAsync(needed, "disabling")).Good();
        Assert.Equal($$"""[{"plugin":"{{supplier.Plugin}}","version":"1.0.0","versions":"[1.0,2.0)"}]""", withdrawn.Json["neededBy"]!.ToJsonString());
        Assert.Equal("false", (await supplier.ReadAsync(needing.Id)).Json["needs"]![0]!["isMet"]!.ToString());
        Assert.Equal("active", await supplier.StateAsync(needing.Id)); // nobody is held hostage by who needs him, nor silenced by whom he needs
    }

    [Fact]
    public async Task A_circle_is_refused_with_its_path_also_over_several_plugins()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var (a, b, c) = (supplier.Plugin + ".a", supplier.Plugin + ".b", supplier.Plugin + ".c");
        (await supplier.PublishAsync(supplier.Manifest with { Id = c })).Good();
        (await supplier.PublishAsync(supplier.Manifest with { Id = b, Needs = [Need(c)] })).Good();
        (await supplier.PublishAsync(supplier.Manifest with { Id = a, Needs = [Need(b)] })).Good();

        var circle = (await supplier.PublishAsync(supplier.Manifest with { Id = c, Version = "1.1.0", Needs = [Need(a)] })).Refused(HttpStatusCode.BadRequest, "package-has-faults");
        Assert.Contains($"{c} 1.1.0 needs {a} 1.0.0 needs {b} 1.0.0 needs {c} 1.1.0", circle.Body, StringComparison.Ordinal);
        var itself = (await supplier.PublishAsync(supplier.Manifest with { Id = c, Version = "1.1.0", Needs = [Need(c)] })).Refused(HttpStatusCode.BadRequest, "package-has-faults");
        Assert.Contains($"The plugin needs itself: {c} needs {c}", itself.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_ranges_leave_a_way_out_there_is_no_circle()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var (a, b) = (supplier.Plugin + ".a", supplier.Plugin + ".b");
        var needed = (await supplier.PublishAsync(supplier.Manifest with { Id = b })).Good().Id;
        var first = (await supplier.PublishAsync(supplier.Manifest with { Id = a, Needs = [Need(b)] })).Good().Id;
        (await supplier.DecideAsync(needed, "approval")).Good();
        (await supplier.DecideAsync(first, "approval")).Good();
        var second = (await supplier.PublishAsync(supplier.Manifest with { Id = a, Version = "1.1.0" })).Good().Id;
        (await supplier.PublishAsync(supplier.Manifest with { Id = b, Version = "1.1.0", Needs = [Need(a, "[1.1,2.0)")] })).Good(); // not of 1.0.0, which needs it
        (await supplier.DecideAsync(second, "approval")).Good();
        (await supplier.DecideAsync(second, "disabling")).Good();
        (await supplier.DecideAsync(first, "activation")).Good(); // what of others waits binds nobody
    }

    private static DeclaredNeed Need(string plugin, string versions = "[1.0,2.0)") => new() { Plugin = plugin, Versions = versions };
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class PluginDependenciesTestsEmbedded(EmbeddedWorld world) : PluginDependenciesTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PluginDependenciesTestsProduction(ProductionWorld world) : PluginDependenciesTests(world);
