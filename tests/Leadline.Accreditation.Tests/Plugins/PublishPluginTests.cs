using System.Net;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests.Plugins;

public abstract class PublishPluginTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_package_that_is_good_waits_for_its_authority()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var published = (await supplier.PublishAsync()).Good();
        Assert.Equal((HttpStatusCode.Created, "awaiting-decision", World.Nhs), (published.Status, published["state"], published["authority"]));
        Assert.Equal($"/api/v1/plugin-versions/{published.Id}", published.Location);
        Assert.Contains("\"service-line HSS 1 IT\"", published.Json["differences"]!.ToJsonString(), StringComparison.Ordinal);

        var again = (await supplier.PublishAsync()).Good();
        Assert.Equal((HttpStatusCode.OK, published.Id), (again.Status, again.Id));
    }

    [Fact]
    public async Task A_version_number_that_is_taken_is_not_given_other_contents()
    {
        using var supplier = await Publishing.BeginAsync(World);
        (await supplier.PublishAsync()).Good();
        (await supplier.PublishAsync(supplier.Manifest with { Title = "Another title" })).Refused("version-taken");
    }

    [Fact]
    public async Task A_name_belongs_to_its_first_publisher()
    {
        using var first = await Publishing.BeginAsync(World);
        using var second = await Publishing.BeginAsync(World);
        (await first.PublishAsync()).Good();
        (await second.PublishAsync(second.Manifest with { Id = first.Plugin, Version = "9.0.0" })).Refused("plugin-taken");
    }

    [Fact]
    public async Task What_is_wrong_with_a_package_is_said_all_at_once_and_nothing_is_kept()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var package = PackageWriter.Pack(supplier.Manifest with { Title = "", Assembly = "lib/Nowhere.dll" }, new Dictionary<string, ReadOnlyMemory<byte>>());
        var codes = (await supplier.PublishAsync(package)).Refused(HttpStatusCode.BadRequest, "package-has-faults").Json["findings"]!.AsArray().Select(f => f!["code"]!.ToString()).ToList();
        Assert.Contains("unsigned", codes);
        Assert.Contains("manifest-title", codes);
        Assert.Empty((await supplier.Api.GetAsync("/api/v1/plugin-versions")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_name_is_not_held_by_what_was_refused()
    {
        using var first = await Publishing.BeginAsync(World);
        using var second = await Publishing.BeginAsync(World);
        var refused = (await first.PublishAsync()).Good().Id;
        (await first.DecideAsync(refused, "refusal")).Good();
        Assert.Equal((refused, "refused"), ((await first.PublishAsync()).Good().Id, await first.StateAsync(refused))); // for good: the same again is the same
        (await second.PublishAsync(second.Manifest with { Id = first.Plugin })).Good();
    }

    [Fact]
    public async Task A_manifest_with_null_in_a_list_is_malformed()
    {
        using var supplier = await Publishing.BeginAsync(World);
        foreach (var manifest in new[] { supplier.Manifest with { Lots = [null!] }, supplier.Manifest with { ExtensionPoints = [null!] } })
            Assert.Contains("document-malformed", (await supplier.PublishAsync(manifest)).Refused(HttpStatusCode.BadRequest, "package-has-faults").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_package_of_an_organisation_is_judged_at_a_time()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var packages = Enumerable.Range(1, 4).Select(i => supplier.Package(supplier.Manifest with { Version = $"1.{i}.0" })).ToList();
        var answers = await Task.WhenAll(packages.Select(p => supplier.PublishAsync(p)));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => a.Refused(HttpStatusCode.TooManyRequests, "publication-under-way"));
        (await supplier.PublishAsync(supplier.Manifest with { Version = "2.0.0" })).Good(); // the turn is given back
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("a picture")]
    public async Task What_is_no_package_is_refused(string content) =>
        (await (await Publishing.BeginAsync(World)).PublishAsync(System.Text.Encoding.UTF8.GetBytes(content == "nothing" ? "" : content))).Refused(HttpStatusCode.BadRequest, "package-has-faults");

    [Fact]
    public async Task Code_that_reads_a_clock_is_refused_with_the_place()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var manifest = supplier.Manifest with
        {
            Assembly = "lib/Leadline.HostilePlugins.dll", ExtensionPoints = [new DeclaredExtension { Name = "service-line", Class = "Leadline.HostilePlugins.Honest" }],
        };
        var findings = (await supplier.PublishAsync(supplier.Package(manifest, "Leadline.HostilePlugins"))).Refused(HttpStatusCode.BadRequest, "package-has-faults").Json["findings"]!.AsArray();
        Assert.Contains(findings, f => f!["severity"]!.ToString() == "fault" && f["subject"] is not null && f["where"] is not null);
    }

    [Fact]
    public async Task A_call_that_comes_out_otherwise_than_it_was_recorded_leaves_nothing_to_approve()
    {
        using var supplier = await Publishing.BeginAsync(World);
        const string Call = """{"operation":"service-line/describe","input":{"framework":"HSS","lot":"1","serviceLine":"IT"},"output":{"lot":"1"},"steps":1}""";
        var findings = (await supplier.PublishAsync(supplier.Package(calls: Call))).Refused(HttpStatusCode.BadRequest, "package-has-faults").Json["findings"]!.AsArray();
        var fault = Assert.Single(findings, f => f!["severity"]!.ToString() == "fault")!;
        Assert.Equal(("call-differs", "calls.jsonl", "service-line/describe, recorded call 1"), (fault["code"]!.ToString(), fault["file"]!.ToString(), fault["subject"]!.ToString()));
        Assert.Empty((await supplier.Api.GetAsync("/api/v1/plugin-versions")).Good().Json["items"]!.AsArray());

        // Without it the same version is taken, and whoever decides reads what the two runs left to say.
        var id = (await supplier.PublishAsync()).Good().Id;
        var page = (await World.Authority.Api.GetAsync($"/plugins/versions/{id}")).Good().Body;
        Assert.Contains("service-line/quote, HSS lot 1, IT, without form and prices", page, StringComparison.Ordinal);
        Assert.Contains("brings no recorded calls", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_ones_own_registered_key_signs()
    {
        using var supplier = await Publishing.BeginAsync(World, registerKey: false);
        Assert.Contains("signer-unknown", (await supplier.PublishAsync()).Refused(HttpStatusCode.BadRequest, "package-has-faults").Body, StringComparison.Ordinal);
        (await supplier.RegisterAsync()).Good();
        (await supplier.RegisterAsync()).Refused("key-known");
        (await supplier.PublishAsync()).Good();

        using var other = await Publishing.BeginAsync(World);
        Assert.Contains("signer-unknown", (await other.PublishAsync(supplier.Package())).Refused(HttpStatusCode.BadRequest, "package-has-faults").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_of_its_owner_of_the_right_kind_and_not_for_development()
    {
        using var supplier = await Publishing.BeginAsync(World, registerKey: false);
        using var development = SigningKey.Create(OrganisationReference.Parse(supplier.Supplier.Reference), forDevelopment: true);
        (await supplier.RegisterAsync(development)).Refused("development-key");
        using var others = SigningKey.Create(OrganisationReference.Parse(World.Nhs), forDevelopment: false);
        (await supplier.RegisterAsync(others)).Refused("key-of-another");
        // A key has one way to be written: with a byte more it would be another name for the same.
        var more = Convert.ToBase64String([.. Convert.FromBase64String(supplier.Key.Public.Spki), 0]);
        foreach (var spki in new[] { "bm8ga2V5", "no base 64!", more, supplier.Key.Public.Spki + "\n" })
            (await supplier.Api.PostAsync("/api/v1/publisher-keys", new { owner = supplier.Supplier.Reference, isDevelopment = false, spki })).Refused(HttpStatusCode.BadRequest, "key-malformed");
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("a tab\there")]
    [InlineData("turned \u202eyek")]
    [InlineData("a separator\u2028here")]
    public async Task A_keys_title_is_one_line_of_visible_characters(string title)
    {
        using var supplier = await Publishing.BeginAsync(World, registerKey: false);
        Assert.Equal("/title", (await supplier.Api.PostAsync("/api/v1/publisher-keys", new { owner = supplier.Supplier.Reference, isDevelopment = false, spki = supplier.Key.Public.Spki, title }))
            .Refused(HttpStatusCode.BadRequest, "text-unprintable").Pointer);
    }

    [Theory]
    [InlineData("NOPE", "1", "IT", "framework-unknown")]
    [InlineData("HSS", "9", "IT", "lot-unknown")]
    [InlineData("HSS", "1", "XX", "line-unknown")]
    public async Task A_plugin_is_for_lines_that_there_are(string framework, string lot, string line, string code)
    {
        using var supplier = await Publishing.BeginAsync(World);
        (await supplier.PublishAsync(supplier.Manifest with { Lots = [new DeclaredLot { Framework = framework, Lot = lot, ServiceLines = [line] }] })).Refused(code);
    }

    [Fact]
    public async Task Evidence_checks_are_published_by_an_authority_alone()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var manifest = supplier.Manifest with
        {
            Assembly = "lib/Leadline.Samples.Standards.dll",
            ExtensionPoints = [new DeclaredExtension { Name = "evidence-check", Class = "Leadline.Samples.Standards.StatesItsVersion", Input = ["fhir-capability-statement"] }],
        };
        (await supplier.PublishAsync(supplier.Package(manifest, "Leadline.Samples.Standards"))).Refused("not-for-suppliers");
    }

    [Fact]
    public async Task A_service_line_is_published_by_the_authority_too_for_suppliers_that_have_none()
    {
        using var authority = await Publishing.BeginAsync(World, supplier: World.Authority);
        var id = (await authority.PublishAsync()).Good().Id;
        var read = await authority.ReadAsync(id);
        Assert.Equal((World.Authority.Id, World.Nhs), (read["publisher"], read["authority"]));
        (await authority.DecideAsync(id, "approval")).Good();
        Assert.Equal("active", await authority.StateAsync(id));
    }

    [Fact]
    public async Task A_version_is_seen_by_its_publisher_and_its_authority_alone()
    {
        using var supplier = await Publishing.BeginAsync(World);
        using var rival = await Publishing.BeginAsync(World);
        var path = (await supplier.PublishAsync()).Good().Location!;
        (await World.Authority.Api.GetAsync(path)).Good();
        (await rival.Api.GetAsync(path)).Hidden();
        (await rival.Api.GetAsync(path + "/package")).Hidden();
        Assert.DoesNotContain(supplier.Plugin, (await rival.Api.GetAsync("/api/v1/plugin-versions")).Good().Body, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class PublishPluginTestsEmbedded(EmbeddedWorld world) : PublishPluginTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PublishPluginTestsProduction(ProductionWorld world) : PublishPluginTests(world);
