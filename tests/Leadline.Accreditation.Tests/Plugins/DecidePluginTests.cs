using System.Net;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class DecidePluginTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task An_approved_version_is_in_the_catalogue_and_bears_the_authoritys_signature()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync()).Good().Id;
        Assert.DoesNotContain(supplier.Plugin, (await World.Buyer.Api.GetAsync("/api/v1/plugins?limit=200")).Good().Body, StringComparison.Ordinal);
        (await supplier.DecideAsync(id, "approval")).Good();

        Assert.Equal("active", await supplier.StateAsync(id));
        Assert.Contains(supplier.Plugin, (await World.Buyer.Api.GetAsync("/api/v1/plugins?limit=200")).Good().Body, StringComparison.Ordinal);
        var package = await supplier.Api.Client.GetByteArrayAsync(new Uri($"/api/v1/plugin-versions/{id}/package", UriKind.Relative), TestContext.Current.CancellationToken);
        var contents = Leadline.Plugins.Checking.PackageReader.Look(package, new Version(1, 0, 0), new());
        var code = contents.Countersignature!.Code!;
        Assert.StartsWith("publish-rules", code.Circumstances, StringComparison.Ordinal);
        Assert.Contains(contents.Manifest!.Assembly, code.Assemblies.Select(a => a.Path));
        Assert.DoesNotContain(contents.Manifest.Files.First(f => f.Path == contents.Manifest.Assembly), code.Assemblies); // as it is run, not as it was built
    }

    [Fact]
    public async Task A_decision_is_made_once_with_its_reason_and_by_the_authority()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync()).Good().Id;
        (await supplier.DecideAsync(id, "approval", reason: " ")).Refused(HttpStatusCode.BadRequest, "text-missing");
        (await supplier.DecideAsync(id, "approval", by: supplier.Api)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        var stranger = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        await World.Host.RestAsync();
        (await supplier.DecideAsync(id, "approval", by: stranger.Api)).Hidden();
        (await World.Authority.Api.PostAsync($"/api/v1/plugin-versions/{id}/approval", new { reason = "Good." })).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await supplier.DecideAsync(id, "refusal")).Good();
        (await supplier.DecideAsync(id, "approval")).Refused("plugin-decided");
        Assert.Equal(("refused", "As its findings show."), ((await supplier.ReadAsync(id))["state"], (await supplier.ReadAsync(id))["reason"]));
    }

    [Fact]
    public async Task What_was_sent_back_is_published_again_under_its_number()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync()).Good().Id;
        (await supplier.DecideAsync(id, "sending-back")).Good();
        var again = (await supplier.PublishAsync(supplier.Manifest with { Title = "Put right" })).Good();
        Assert.Equal((HttpStatusCode.Created, "awaiting-decision"), (again.Status, again["state"]));
        Assert.Equal("sent-back", await supplier.StateAsync(id));
    }

    [Fact]
    public async Task A_later_version_takes_the_place_of_the_earlier_and_gives_it_back()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var (first, second) = (await supplier.ApprovedAsync(), await supplier.ApprovedAsync("1.1.0"));
        Assert.Equal(("superseded", "active"), (await supplier.StateAsync(first), await supplier.StateAsync(second)));
        Assert.Empty((await supplier.ReadAsync(second)).Json["differences"]!.AsArray());

        (await supplier.DecideAsync(first, "activation")).Good();
        Assert.Equal(("active", "superseded"), (await supplier.StateAsync(first), await supplier.StateAsync(second)));
        (await supplier.DecideAsync(first, "activation")).Refused("plugin-not-approved");
        (await supplier.DecideAsync(first, "disabling")).Good();
        Assert.Equal(("disabled", "superseded"), (await supplier.StateAsync(first), await supplier.StateAsync(second)));
        (await supplier.DecideAsync(first, "disabling")).Refused("plugin-not-in-use");
    }

    [Fact]
    public async Task Of_two_versions_approved_at_once_one_is_active()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var ids = new[] { (await supplier.PublishAsync()).Good().Id, (await supplier.PublishAsync(supplier.Manifest with { Version = "2.0.0" })).Good().Id };
        foreach (var answer in await Task.WhenAll(ids.Select(id => supplier.DecideAsync(id, "approval"))))
            answer.Good();
        Assert.Equal(["active", "superseded"], new[] { await supplier.StateAsync(ids[0]), await supplier.StateAsync(ids[1]) }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_its_key_what_it_signed_falls_for_good()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var (active, waiting) = (await supplier.ApprovedAsync(), (await supplier.PublishAsync(supplier.Manifest with { Version = "1.1.0" })).Good().Id);
        var key = (await supplier.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]![0]!["id"]!.ToString();
        using var rival = await Publishing.BeginAsync(World);
        (await rival.Api.PostAsync($"/api/v1/publisher-keys/{key}/revocation", new { reason = "Mischief." })).Hidden();
        (await supplier.Api.PostAsync($"/api/v1/publisher-keys/{key}/revocation", new { reason = "The laptop was stolen." })).Good();
        (await supplier.Api.PostAsync($"/api/v1/publisher-keys/{key}/revocation", new { reason = "Again." })).Refused("key-revoked");

        Assert.Equal(("key-revoked", "key-revoked"), (await supplier.StateAsync(active), await supplier.StateAsync(waiting)));
        (await supplier.DecideAsync(active, "activation")).Refused("key-revoked");
        Assert.Contains("key-revoked", (await supplier.PublishAsync(supplier.Manifest with { Version = "3.0.0" })).Refused(HttpStatusCode.BadRequest, "package-has-faults").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_hosts_would_not_load_is_not_approved_and_the_version_in_use_stays()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var active = await supplier.ApprovedAsync();
        var late = (await supplier.PublishAsync(supplier.Package(supplier.Manifest with { Version = "1.1.0" }, days: 1))).Good().Id;
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(2));
        (await supplier.DecideAsync(late, "approval")).Refused("signature-expired");
        Assert.Equal(("active", "awaiting-decision"), (await supplier.StateAsync(active), await supplier.StateAsync(late)));
    }

    [Fact]
    public async Task A_decision_shows_what_is_declared_otherwise_than_in_the_version_in_use()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var withBuyer = supplier.Manifest.ExtensionPoints[0] with { Input = ["buyer"] };
        await supplier.ApprovedAsync();
        var second = (await supplier.PublishAsync(supplier.Manifest with { Version = "1.1.0", ExtensionPoints = [withBuyer] })).Good();
        (await supplier.DecideAsync(second.Id, "approval")).Good();
        (await supplier.DecideAsync(second.Id, "disabling")).Good();
        (await supplier.DecideAsync((await supplier.Api.GetAsync($"/api/v1/plugin-versions?plugin={supplier.Plugin}")).Good().Json["items"]![0]!["id"]!.ToString(), "activation")).Good();
        var third = (await supplier.PublishAsync(supplier.Manifest with { Version = "1.2.0", ExtensionPoints = [withBuyer] })).Good();
        foreach (var version in new[] { second, third, await supplier.ReadAsync(third.Id) })
            Assert.Equal("""[{"what":"input service-line buyer","added":true}]""", version.Json["differences"]!.ToJsonString());
    }

    [Fact]
    public async Task Whoever_sells_on_the_lot_does_not_approve_for_the_authority()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync()).Good().Id;
        var both = await World.PersonAsync(World.Authority, "category-manager");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Suppliers[0].Id}/people",
            new { email = both.Email, name = "N", roles = new[] { "bid-manager" }, reason = "A second employer." })).Good();
        (await supplier.DecideAsync(id, "approval", by: both.Api)).Refused("conflict-of-interest");
        (await both.Api.GetAsync($"/api/v1/plugin-versions/{id}/package")).Hidden(); // nor takes a rival's code home
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class DecidePluginTestsEmbedded(EmbeddedWorld world) : DecidePluginTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DecidePluginTestsProduction(ProductionWorld world) : DecidePluginTests(world);
