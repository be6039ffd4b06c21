using System.Text.Json.Nodes;
using Leadline.Modularity.Plugins;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class PluginReportsTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task An_author_reads_how_its_plugin_failed_others_that_it_did_and_a_rival_nothing()
    {
        using var supplier = await Publishing.BeginAsync(World);
        using var rival = await Publishing.BeginAsync(World);
        var path = $"/api/v1/plugin-versions/{await supplier.ApprovedAsync()}/reports";
        Assert.Empty((await supplier.Api.GetAsync(path)).Good().Json["items"]!.AsArray());
        Assert.IsType<PluginVerdict>(await Failing.AskAsync(World, supplier, devices: 1));

        var report = (await UntilAsync(supplier.Api, path, 1))[0]!;
        Assert.Equal(("service-line/quote", "verdict", "plugin-threw"), (report["operation"]!.ToString(), report["end"]!.ToString(), report["code"]!.ToString()));
        Assert.Contains("onboarding", report["reason"]!.ToString(), StringComparison.Ordinal); // what the price book lacks
        Assert.Contains("SurgeryDesk", report["detail"]!.ToString(), StringComparison.Ordinal);

        var sells = await World.ProgramAsync(supplier.Supplier.Id, "bid-manager");
        foreach (var other in new[] { World.Authority.Api, World.Host.Operator, sells })
        {
            var seen = (await other.GetAsync(path)).Good().Json["items"]![0]!;
            Assert.Equal(("plugin-threw", null, null, null), (seen["code"]!.ToString(), seen["reason"], seen["detail"], seen["log"]));
        }

        var page = path.Replace("/api/v1/plugin-versions", "/plugins/versions", StringComparison.Ordinal).Replace("/reports", "", StringComparison.Ordinal);
        var author = await World.PersonAsync(supplier.Supplier, "plugin-publisher");
        Assert.Contains("onboarding", (await author.Api.GetAsync(page)).Good().Body, StringComparison.Ordinal);
        var shown = (await World.Host.Operator.GetAsync(page)).Good().Body;
        Assert.Contains("plugin-threw", shown, StringComparison.Ordinal);
        Assert.Contains("All buyers", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("onboarding", shown, StringComparison.Ordinal);

        (await rival.Api.GetAsync(path)).Hidden();
        (await rival.Api.GetAsync($"/api/v1/plugin-versions/{Guid.CreateVersion7()}/reports")).Hidden();
    }

    [Fact]
    public async Task Reports_are_read_page_by_page_and_swept_when_they_are_old()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var path = $"/api/v1/plugin-versions/{await supplier.ApprovedAsync()}/reports";
        for (var devices = 1; devices <= 3; devices++)
            await Failing.AskAsync(World, supplier, devices);
        await UntilAsync(supplier.Api, path, 3);
        var first = (await supplier.Api.GetAsync($"{path}?limit=2")).Good().Json;
        Assert.Equal(2, first["items"]!.AsArray().Count);
        Assert.Single((await supplier.Api.GetAsync($"{path}?limit=2&after={first["next"]}")).Good().Json["items"]!.AsArray());

        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(31));
        await World.Host.RestAsync();
        Assert.Empty((await supplier.Api.GetAsync(path)).Good().Json["items"]!.AsArray());
    }

    // Reports are written in the background, so that nobody who asks a plugin waits for the store.
    internal static async Task<JsonArray> UntilAsync(Testing.Api reader, string path, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var items = (await reader.GetAsync(path)).Good().Json["items"]!.AsArray();
            if (items.Count >= count)
                return items;
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class PluginReportsTestsEmbedded(EmbeddedWorld world) : PluginReportsTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PluginReportsTestsProduction(ProductionWorld world) : PluginReportsTests(world);
