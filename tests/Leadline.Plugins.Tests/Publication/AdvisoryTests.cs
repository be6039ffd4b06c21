using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Advisories;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Tests.Publication;

public sealed class AdvisoryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly PluginManifest Manifest = new()
    {
        Format = 1, Id = "acme.score", Version = "1.0.0", Title = "A score", Publisher = OrganisationReference.Parse("GB-NHS:X24"), Sdk = "[1.0,2.0)", Assembly = "lib/Acme.dll", ExtensionPoints = [],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-advisories-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("0.9.0", null)]
    [InlineData("1.0.0", "1.2.3")]
    [InlineData("1.2.2", "1.2.3")]
    [InlineData("1.2.3-beta", "1.2.3")]
    [InlineData("1.2.3", null)]
    [InlineData("2.0.0", "2.1.0")]
    [InlineData("2.1.0", null)]
    public void A_library_is_affected_in_the_versions_that_the_advisory_says(string version, string? fixedIn)
    {
        Write("GHSA-a", "high", """[{"introduced":"1.0.0"},{"fixed":"1.2.3"},{"introduced":"2.0.0"},{"fixed":"2.1.0"}]""");
        var found = Check(Files(version)).Where(f => f.Code == "known-weakness").ToList();
        if (fixedIn is null)
        {
            Assert.Empty(found);
            return;
        }

        var weakness = Assert.Single(found);
        Assert.Equal((Severity.Fault, "GHSA-a", "lib/Some.Library.dll"), (weakness.Severity, weakness.Subject, weakness.File));
        Assert.Contains($"Some.Library {version} has a known weakness, severity high.", weakness.Reason, StringComparison.Ordinal);
        Assert.Equal($"It is mended in {fixedIn}.", weakness.Remedy);
    }

    [Theory]
    [InlineData("moderate", "GHSA-a", Severity.Warning)]
    [InlineData("critical", "GHSA-a", Severity.Fault)]
    [InlineData("unknown", "MAL-2026-1", Severity.Fault)]
    public void What_is_grave_is_refused_and_the_rest_is_for_the_authority(string severity, string id, Severity expected)
    {
        Write(id, severity, """[{"introduced":"0"},{"last_affected":"1.5.0"}]""");
        Assert.Equal((expected, "No version is known that is without it."), (Weakness().Severity, Weakness().Remedy));
        Assert.DoesNotContain(Check(Files("1.5.1")), f => f.Code == "known-weakness");

        PluginFinding Weakness() => Assert.Single(Check(Files("1.5.0")), f => f.Code == "known-weakness");
    }

    [Fact]
    public void What_was_withdrawn_or_is_of_another_ecosystem_says_nothing()
    {
        Write("GHSA-a", "high", """[{"introduced":"0"}]""", more: ",\"withdrawn\":\"2026-01-01T00:00:00Z\"");
        Write("GHSA-b", "high", """[{"introduced":"0"}]""", ecosystem: "npm");
        Assert.Equal(["advisories-compared"], Check(Files("1.0.0")).Select(f => f.Code));
    }

    [Fact]
    public void The_list_says_its_date_and_is_warned_of_when_it_is_old()
    {
        Write("GHSA-a", "low", """[{"introduced":"9.0.0"}]""");
        Assert.Contains("compared with 1 advisories, the newest of 2026-11-20", Assert.Single(Check(Files("1.0.0"))).Reason, StringComparison.Ordinal);
        Assert.Equal(["advisories-compared", "advisories-old"], Check(Files("1.0.0"), Now.AddDays(40)).Select(f => f.Code));
    }

    [Fact]
    public void A_missing_an_empty_and_a_broken_list_are_said()
    {
        Assert.Equal((Severity.Warning, "advisories-none"), (Check(Files("1.0.0"))[0].Severity, Check(Files("1.0.0"))[0].Code));
        Assert.Equal("advisories-none", Assert.Single(new AdvisoryCheck(new PluginSettings(_folder, false), new ManualTime()).Findings(Manifest, Files("1.0.0"))).Code);
        File.WriteAllText(Path.Combine(_folder, "broken.json"), "{}");
        Assert.Contains("broken.json", Assert.Single(Check(Files("1.0.0")), f => f.Code == "advisories-unreadable").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_nothing_identifies_is_named_and_a_plugin_without_any_needs_no_list()
    {
        var files = Files("1.0.0");
        files.Remove("Acme.deps.json");
        Assert.Contains(Check(files), f => (f.Code, f.File) == ("dependency-unidentified", "lib/Some.Library.dll"));
        files.Remove("lib/Some.Library.dll");
        files.Remove("lib/Acme.Core.dll");
        Assert.Empty(Check(files));
        files["Acme.deps.json"] = "no JSON"u8.ToArray();
        Assert.Equal("dependencies-unreadable", Assert.Single(Check(files)).Code);
    }

    [Theory]
    [InlineData("""{"targets":{"net":{"\ud800/1.0.0":{"runtime":{"Acme.dll":{}}}}}}""")]
    [InlineData("""{"targets":{"net":{"A/1.0.0":{"runtime":{"\udc00":{}}}}}}""")]
    public void A_list_with_a_name_that_is_no_text_is_unreadable_and_ends_nothing(string list)
    {
        var files = Files("1.0.0");
        files["Acme.deps.json"] = Encoding.UTF8.GetBytes(list);
        Assert.Contains(Check(files), f => f.Code == "dependencies-unreadable");
    }

    [Fact]
    public void A_package_that_names_libraries_without_end_is_refused_before_they_are_compared()
    {
        Write("GHSA-a", "moderate", """[{"introduced":"0"}]""");
        var files = Files("1.0.0");
        var libraries = Enumerable.Range(0, 5_000).Select(i => $"\"Some.Library/1.0.{i}\":" + """{"runtime":{"Some.Library.dll":{}}}""");
        files["Acme.deps.json"] = Encoding.UTF8.GetBytes("""{"targets":{"net":{""" + string.Join(",", libraries) + "}}}");
        var found = Check(files);
        Assert.Equal((Severity.Fault, "dependencies-too-many"), (Assert.Single(found).Severity, found[0].Code));
    }

    [Fact]
    public void A_package_with_many_lists_is_refused()
    {
        var files = Files("1.0.0");
        for (var i = 0; i < 10; i++)
            files[$"lib/More{i}.deps.json"] = files["Acme.deps.json"];
        Assert.Contains(Check(files), f => f is { Severity: Severity.Fault, Code: "dependencies-too-many" });
    }

    private IReadOnlyList<PluginFinding> Check(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, DateTimeOffset? now = null) =>
        new AdvisoryCheck(new PluginSettings(_folder, false) { AdvisoriesFolder = _folder }, new FixedTime(now ?? Now)).Findings(Manifest, files);

    private void Write(string id, string severity, string events, string ecosystem = "NuGet", string more = "") => File.WriteAllText(Path.Combine(_folder, id + ".json"), $$$"""
        {"id":"{{{id}}}","modified":"2026-11-20T10:00:00Z","summary":"Reads beyond its end.","database_specific":{"severity":"{{{severity.ToUpperInvariant()}}}"}{{{more}}},
         "affected":[{"package":{"ecosystem":"{{{ecosystem}}}","name":"some.library"},"ranges":[{"type":"ECOSYSTEM","events":{{{events}}} }]}]}
        """);

    // As a build writes it: a project's own assemblies, a library that is brought, and one that is not.
    private static Dictionary<string, ReadOnlyMemory<byte>> Files(string version) => new()
    {
        ["lib/Acme.dll"] = new byte[1], ["lib/Acme.Core.dll"] = new byte[1], ["lib/Some.Library.dll"] = new byte[1],
        ["Acme.deps.json"] = Encoding.UTF8.GetBytes("""
            {"targets":{".NETCoreApp,Version=v10.0":{
               "Acme/1.0.0":{"runtime":{"Acme.dll":{}}},"Acme.Core/1.0.0":{"runtime":{"Acme.Core.dll":{}}},
               "Some.Library/VERSION":{"runtime":{"lib/net8.0/Some.Library.dll":{"assemblyVersion":"1.0.0.0"}}},
               "Leadline.Sdk/1.0.0":{"compile":{}}}},
             "libraries":{"Acme/1.0.0":{"type":"project"},"Acme.Core/1.0.0":{"type":"project"},"Some.Library/VERSION":{"type":"package"},"Leadline.Sdk/1.0.0":{"type":"package"}}}
            """.Replace("VERSION", version, StringComparison.Ordinal)),
    };

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
