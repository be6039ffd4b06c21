namespace Leadline.Architecture.Tests;

public sealed class References
{
    public static TheoryData<string> Projects => [.. Repository.Projects.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may(string path)
    {
        var project = Find(path);
        Assert.Empty(ReferenceRules.Breaches(project, Find, project.RestoredPackages()));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_of_exactly_one_kind(string path) => Assert.Single(ReferenceRules.KindsOf(path));

    [Fact]
    public void There_are_projects_of_the_main_kinds_to_look_at()
    {
        foreach (var kind in (string[])["primitives", "contracts", "modularity", "ui", "module", "bus", "migrations", "worker", "preparer", "runtime", "host", "cli", "tests"])
            Assert.True(Repository.OfKind(kind).Count > 0, $"No project of the kind {kind} was found: the rules would pass on nothing.");
    }

    [Fact]
    public void Restored_packages_are_read_and_hold_what_is_only_reached()
    {
        var restored = Repository.Projects.Single(p => p.AssemblyName == "Leadline.Architecture.Tests").RestoredPackages();

        Assert.NotNull(restored);
        Assert.Contains("xunit.v3.assert", restored); // named nowhere, brought by xunit.v3
        Assert.DoesNotContain("Meziantou.Analyzer", restored); // leaves nothing in the code
    }

    [Fact]
    public void Every_project_but_the_migrations_tool_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.At("Platform.sln")).Replace('\\', '/');

        Assert.All(Repository.Projects.Where(p => ReferenceRules.KindOf(p.Path)?.Name is not "migrations-tool"),
            p => Assert.Contains($"\"{p.Path}\"", solution, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plugins/Leadline.Plugins.Ocds", "modules/Leadline.CallOff.Contracts")]
    [InlineData("modules/Leadline.Billing", "modules/Leadline.CallOff")]
    [InlineData("modules/Leadline.Billing", "host/Leadline.Bus")]
    [InlineData("modules/Leadline.Billing", "host/Leadline.Plugins.Runtime")]
    [InlineData("modules/Leadline.Billing.Contracts", "modules/Leadline.CallOff.Contracts")]
    [InlineData("modules/Leadline.Modularity", "modules/Leadline.Lots")]
    [InlineData("modules/Leadline.Ui", "modules/Leadline.Lots")]
    [InlineData("sdk/Leadline.Primitives", "sdk/Leadline.Sdk")]
    [InlineData("sdk/Leadline.Sdk.Testing", "host/Leadline.Host")]
    [InlineData("host/Leadline.Plugins.Worker", "sdk/Leadline.Plugins.Checking")]
    [InlineData("host/Leadline.Plugins.Preparer", "modules/Leadline.Modularity")]
    [InlineData("host/Leadline.Host", "plugins/Leadline.Plugins.Ocds")]
    [InlineData("host/Leadline.Host", "host/Leadline.Cli")]
    [InlineData("host/Leadline.Cli", "tests/Leadline.Testing")]
    [InlineData("elsewhere/Leadline.Odd", "sdk/Leadline.Primitives")]
    public void A_reference_that_breaks_the_table_is_refused(string from, string to) =>
        Assert.False(ReferenceRules.Allows(ProjectIn(from), ProjectIn(to)));

    [Theory]
    [InlineData("modules/Leadline.Billing", "modules/Leadline.CallOff.Contracts")]
    [InlineData("modules/Leadline.Lots.Contracts", "sdk/Leadline.Sdk")]
    [InlineData("modules/Leadline.Billing", "modules/Leadline.Ui")]
    [InlineData("host/Leadline.Cli", "host/Leadline.Host")]
    [InlineData("tests/Leadline.Billing.Tests", "modules/Leadline.Billing")]
    public void A_reference_that_keeps_to_the_table_is_allowed(string from, string to) =>
        Assert.True(ReferenceRules.Allows(ProjectIn(from), ProjectIn(to)));

    [Fact]
    public void A_package_or_module_reached_through_another_project_counts()
    {
        var breaches = BreachesOf("modules/Leadline.Billing", new()
        {
            ["modules/Leadline.Billing"] = """<ProjectReference Include="../Leadline.Modularity/Leadline.Modularity.csproj" />""",
            ["modules/Leadline.Modularity"] = """<ProjectReference Include="..\Leadline.Lots\Leadline.Lots.csproj" /><PackageReference Include="MassTransit" />""",
            ["modules/Leadline.Lots"] = "",
        });

        Assert.Contains(breaches, b => b.Contains("must not reach the project modules/Leadline.Lots/", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("must not reach the package MassTransit (through modules/Leadline.Modularity", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sdk/Leadline.Primitives", "Microsoft.EntityFrameworkCore")]
    [InlineData("modules/Leadline.CallOff.Contracts", "Microsoft.EntityFrameworkCore.Abstractions")]
    [InlineData("modules/Leadline.CallOff", "MassTransit.Abstractions")]
    [InlineData("modules/Leadline.CallOff", "RabbitMQ.Client")]
    [InlineData("host/Leadline.Host", "MassTransit")]
    [InlineData("host/Leadline.Migrations.Sqlite", "MassTransit")]
    [InlineData("host/Leadline.Cli", "xunit.v3")]
    [InlineData("plugins/Leadline.Plugins.Peppol", "Npgsql")]
    public void A_package_out_of_its_place_is_refused(string project, string package)
    {
        Assert.NotEmpty(BreachesOf(project, new() { [project] = $"""<PackageReference Include="{package}" />""" }));
        Assert.Empty(BreachesOf(project, new() { [project] = "" }));
    }

    [Fact]
    public void A_package_that_only_the_restore_shows_is_refused()
    {
        var restored = ProjectFile.PackagesIn("""
            { "targets": { "net10.0": {
              "MassTransit.Abstractions/8.4.0": { "type": "package", "runtime": { "lib/net9.0/MassTransit.Abstractions.dll": {} } },
              "Some.Analyzer/1.0.0": { "type": "package", "compile": { "lib/net10.0/_._": {} } } } } }
            """);

        Assert.Equal(["MassTransit.Abstractions"], restored);
        Assert.NotEmpty(BreachesOf("modules/Leadline.CallOff", new() { ["modules/Leadline.CallOff"] = "" }, restored));
    }

    [Theory]
    [InlineData("modules/Leadline.CallOff.Contracts", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""")]
    [InlineData("modules/Leadline.CallOff", """<Reference Include="MassTransit"><HintPath>lib/MassTransit.dll</HintPath></Reference>""")]
    public void A_framework_or_file_brought_in_past_the_packages_is_refused(string project, string item) =>
        Assert.NotEmpty(BreachesOf(project, new() { [project] = item }));

    [Fact]
    public void A_project_that_is_only_built_first_is_no_reference()
    {
        const string Worker = "../Leadline.Plugins.Worker/Leadline.Plugins.Worker.csproj";

        Assert.Empty(BreachesOf("host/Leadline.Plugins.Runtime", new()
        {
            ["host/Leadline.Plugins.Runtime"] = $"""<ProjectReference Include="{Worker}" ReferenceOutputAssembly="false" />""",
        }));
        Assert.NotEmpty(BreachesOf("host/Leadline.Plugins.Runtime", new()
        {
            ["host/Leadline.Plugins.Runtime"] = $"""<ProjectReference Include="{Worker}" />""",
            ["host/Leadline.Plugins.Worker"] = "",
        }));
    }

    [Fact]
    public void A_reference_that_cannot_be_followed_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() =>
            BreachesOf("modules/Leadline.CallOff", new() { ["modules/Leadline.CallOff"] = """<ProjectReference Include="$(Somewhere)/A.csproj" />""" }));

    private static ProjectFile Find(string path) =>
        Repository.Projects.SingleOrDefault(p => p.Path == path) ?? throw new InvalidOperationException($"A project refers to {path}, which is not there.");

    private static string ProjectIn(string folder) => $"{folder}/{folder[(folder.LastIndexOf('/') + 1)..]}.csproj";

    private static List<string> BreachesOf(string project, Dictionary<string, string> items, IReadOnlySet<string>? restored = null)
    {
        var texts = items.ToDictionary(i => ProjectIn(i.Key), i => $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{i.Value}</ItemGroup></Project>""");
        ProjectFile Read(string path) => ProjectFile.Read(path, p => texts.TryGetValue(p, out var text) ? text : "<Project />");
        return [.. ReferenceRules.Breaches(Read(ProjectIn(project)), Read, restored)];
    }
}
