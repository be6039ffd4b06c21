using System.Net;
using Leadline.Plugins.Checking;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class TrustPublisherKeyTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_key_begins_unverified_and_its_authority_says_so_until_it_has_made_sure()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync()).Good().Id;
        Assert.Equal("registered", Level(await supplier.ReadAsync(id)));
        Assert.Equal(["key-not-verified"], KeyFindings(await supplier.ReadAsync(id)));

        (await TrustAsync(supplier, id, "verified", "Read out over the telephone by their director.")).Good();

        var read = await supplier.ReadAsync(id);
        Assert.Equal(("verified", "Read out over the telephone by their director."), (Level(read), read.Json["key"]!["reason"]!.ToString()));
        Assert.Empty(KeyFindings(read));
        Assert.Contains("trust-publisher-key", (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={KeyOf(read)}")).Good().Body, StringComparison.Ordinal);
        (await TrustAsync(supplier, id, "verified", "Again.")).Refused("trust-unchanged");
    }

    [Fact]
    public async Task A_key_that_is_withheld_signs_nothing_more_and_puts_nothing_to_use()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var (active, waiting) = (await supplier.ApprovedAsync(), (await supplier.PublishAsync(supplier.Manifest with { Version = "1.1.0" })).Good().Id);
        (await TrustAsync(supplier, waiting, "withheld", "Whose it is has become doubtful.")).Good();

        (await supplier.PublishAsync(supplier.Manifest with { Version = "1.2.0" })).Refused("key-withheld");
        (await supplier.DecideAsync(waiting, "approval")).Refused("key-withheld");
        Assert.Equal("active", await supplier.StateAsync(active)); // until somebody disables it
        (await supplier.DecideAsync(active, "disabling")).Good();
        (await supplier.DecideAsync(active, "activation")).Refused("key-withheld");
    }

    [Fact]
    public async Task What_an_authority_alone_publishes_is_signed_with_a_key_that_it_has_made_its_own()
    {
        using var authority = await Publishing.BeginAsync(World, supplier: World.Authority);
        var manifest = authority.Manifest with
        {
            Assembly = "lib/Leadline.Samples.Standards.dll", Lots = [],
            ExtensionPoints = [new DeclaredExtension { Name = "evidence-check", Class = "Leadline.Samples.Standards.StatesItsVersion", Input = ["fhir-capability-statement"] }],
        };
        var package = authority.Package(manifest, "Leadline.Samples.Standards");
        (await authority.PublishAsync(package)).Refused("key-not-the-authoritys");

        var key = (await authority.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]!.AsArray().Last(k => k!["name"]!.ToString() == authority.Key.Public.Identify())!["id"]!.ToString();
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "authority", reason = "Made in our safe." })).Good();
        (await authority.PublishAsync(package)).Good();
    }

    [Fact]
    public async Task A_suppliers_key_never_becomes_the_authoritys_own()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var id = (await supplier.PublishAsync()).Good().Id;
        (await TrustAsync(supplier, id, "authority", "A mistake.")).Refused("key-of-another");
        (await TrustAsync(supplier, id, "verified", " ")).Refused(HttpStatusCode.BadRequest, "text-missing");
    }

    [Fact]
    public async Task A_key_that_has_signed_nothing_for_an_authority_is_not_its_to_judge()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var key = (await supplier.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]![0]!["id"]!.ToString();
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "verified", reason = "Whoever." })).Hidden();
    }

    private async Task<Answer> TrustAsync(Publishing supplier, string version, string level, string reason) =>
        await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{KeyOf(await supplier.ReadAsync(version))}/trust", new { level, reason });

    private static string KeyOf(Answer version) => version.Json["key"]!["id"]!.ToString();

    private static string Level(Answer version) => version.Json["key"]!["level"]!.ToString();

    private static IEnumerable<string> KeyFindings(Answer version) =>
        [.. version.Json["findings"]!.AsArray().Select(f => f!["code"]!.ToString()).Where(c => c.StartsWith("key-", StringComparison.Ordinal))];
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class TrustPublisherKeyTestsEmbedded(EmbeddedWorld world) : TrustPublisherKeyTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class TrustPublisherKeyTestsProduction(ProductionWorld world) : TrustPublisherKeyTests(world);
