using System.Text.Json;
using Leadline.Accreditation.Plugins;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class QuarantineTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_version_that_fails_at_five_questions_is_asked_for_nothing_new_until_the_authority_decides()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = await supplier.ApprovedAsync();
        for (var devices = 1; devices <= 4; devices++)
            await Failing.AskAsync(World, supplier, devices);
        await Failing.AskAsync(World, supplier, 4); // the same question again, at which it fails again
        await PluginReportsTests.UntilAsync(supplier.Api, $"/api/v1/plugin-versions/{id}/reports", 5);
        await World.Host.RestAsync();
        Assert.Equal("active", await supplier.StateAsync(id));

        await Failing.AskAsync(World, supplier, 5);
        await UntilAsync(supplier, id, "quarantined");
        var read = await supplier.ReadAsync(id);
        Assert.DoesNotContain("plugin-threw", read["reason"], StringComparison.Ordinal); // nor how often: that may be of what must not be known yet
        Assert.Equal(read["reason"], (await World.Authority.Api.GetAsync($"/api/v1/plugin-versions/{id}")).Good()["reason"]);
        Assert.DoesNotContain(supplier.Plugin, (await World.Buyer.Api.GetAsync("/api/v1/plugins?limit=200")).Good().Body, StringComparison.Ordinal);
        var entries = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={id}&act=quarantine-plugin")).Good().Json["items"]!.AsArray();
        Assert.Equal(read["reason"], Assert.Single(entries)!["reason"]!.ToString());

        // Who had fixed it before asks on; nothing else does, as soon as this node has heard of it.
        await InstalledAsync(supplier, "quarantined");
        var plugins = World.Host.App.Services.GetRequiredService<IPlugins>();
        Assert.Equal(PluginTrouble.NotInstalled, Assert.IsType<PluginMachineFailure>(await plugins.AskAsync(supplier.Plugin, "service-line/quote", Failing.Question(6), Stop)).Trouble);
        Assert.IsType<PluginVerdict>(await plugins.AskVersionAsync(supplier.Plugin, read["hash"], "service-line/quote", Failing.Question(6), null, Stop));

        (await supplier.DecideAsync(id, "activation", by: supplier.Api)).Refused(System.Net.HttpStatusCode.Forbidden, "not-in-this-role");
        (await supplier.DecideAsync(id, "activation", reason: "The price book was to blame.")).Good();
        await InstalledAsync(supplier, "active");
        await Failing.AskAsync(World, supplier, 7); // counted from nought again
        await PluginReportsTests.UntilAsync(supplier.Api, $"/api/v1/plugin-versions/{id}/reports", 8);
        await World.Host.RestAsync();
        Assert.Equal("active", await supplier.StateAsync(id));
    }

    [Fact]
    public async Task From_quarantine_a_plugin_returns_to_the_version_before_and_may_be_withdrawn()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var (first, second) = (await supplier.ApprovedAsync(), await supplier.ApprovedAsync("1.1.0"));
        await InstalledAsync(supplier, "active", "1.1.0");
        for (var devices = 1; devices <= 5; devices++)
            await Failing.AskAsync(World, supplier, devices);
        await UntilAsync(supplier, second, "quarantined");
        (await supplier.DecideAsync(second, "return", by: supplier.Api, reason: "Back to what worked.")).Good();
        Assert.Equal(("active", "quarantined"), (await supplier.StateAsync(first), await supplier.StateAsync(second)));
        var said = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={second}")).Good();
        Assert.Contains(said.Json["items"]!.AsArray(), e => e!["act"]!.ToString() == "return-plugin" && e["reason"]!.ToString() == "Back to what worked.");
        (await supplier.DecideAsync(second, "return")).Refused("plugin-returned");
        (await supplier.DecideAsync(second, "disabling")).Good();
        Assert.Equal(("active", "disabled"), (await supplier.StateAsync(first), await supplier.StateAsync(second)));
        await InstalledAsync(supplier, "active", "1.0.0");
    }

    [Fact]
    public async Task Publisher_and_authority_return_to_the_last_good_version_and_nobody_else()
    {
        using var supplier = await Publishing.BeginAsync(World);
        using var rival = await Publishing.BeginAsync(World);
        var (first, second, third) = (await supplier.ApprovedAsync(), await supplier.ApprovedAsync("1.1.0"), await supplier.ApprovedAsync("1.2.0"));
        var tag = (await supplier.ReadAsync(third)).Tag;
        (await rival.Api.PostAsync($"/api/v1/plugin-versions/{third}/return", new { reason = "Mischief." }, tag)).Hidden();
        (await supplier.DecideAsync(third, "return", by: supplier.Api)).Good();
        Assert.Equal(("superseded", "active", "disabled"), (await supplier.StateAsync(first), await supplier.StateAsync(second), await supplier.StateAsync(third)));
        (await supplier.DecideAsync(third, "return")).Refused("plugin-not-in-use");
        (await supplier.DecideAsync(second, "return")).Good();
        Assert.Equal(("active", "disabled"), (await supplier.StateAsync(first), await supplier.StateAsync(second)));
        (await supplier.DecideAsync(first, "return", by: supplier.Api)).Refused("no-good-version");
        (await supplier.DecideAsync(third, "activation", by: supplier.Api)).Refused(System.Net.HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public void What_was_decided_since_is_not_undone_by_an_older_count()
    {
        var version = Approved();
        var revision = version.Revision;
        Assert.True(version.Quarantine(revision, "It failed.", World.Now));
        Assert.False(version.Quarantine(revision, "It failed.", World.Now)); // told twice
        Assert.Null(version.Activate(null, "Not its fault.", World.Now).Refusal);
        Assert.False(version.Quarantine(revision, "It failed.", World.Now));
        Assert.Equal((PluginVersionState.Active, null), (version.State, version.QuarantinedAt));
    }

    [Fact]
    public void A_version_that_was_in_quarantine_and_disabled_then_is_none_to_return_to()
    {
        var version = Approved();
        version.GiveWay("1.1.0", World.Now);
        Assert.True(version.WasGood);
        version.Activate(null, "Back.", World.Now);
        version.Quarantine(version.Revision, "It failed.", World.Now);
        Assert.False(version.WasGood);
        Assert.Null(version.Disable("Withdrawn.", World.Now).Refusal);
        Assert.False(version.WasGood);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PluginVersion Approved()
    {
        var version = new PluginVersion(
            PluginVersionId.New(), "a.b", "1.0.0", "hash", "file", OrganisationId.New(), OrganisationReference.Parse(World.Nhs), PublisherKeyId.New(),
            JsonSerializer.Serialize(new { }), "[]", 1, Guid.CreateVersion7(), World.Now);
        Assert.Null(version.Approve("signed", null, "Good.", World.Now).Refusal);
        return version;
    }

    // Failures are counted in the background, and told by message.
    private async Task UntilAsync(Publishing supplier, string id, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await supplier.StateAsync(id) != state)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
            await World.Host.RestAsync();
        }
    }

    // Each node looks by itself, each second.
    private async Task InstalledAsync(Publishing supplier, string state, string version = "1.0.0")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await World.Host.Operator.GetAsync("/api/v1/installed-plugins")).Good().Json.AsArray()
            .Any(p => p!["plugin"]?.ToString() == supplier.Plugin && p["version"]?.ToString() == version && p["state"]?.ToString() == state))
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class QuarantineTestsEmbedded(EmbeddedWorld world) : QuarantineTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class QuarantineTestsProduction(ProductionWorld world) : QuarantineTests(world);
