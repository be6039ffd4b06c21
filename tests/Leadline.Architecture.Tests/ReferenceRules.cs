using System.Text.RegularExpressions;

namespace Leadline.Architecture.Tests;

/// <summary>A kind of project: where it stands, and what it may refer to, directly or through others.</summary>
/// <param name="Place">Matches the project file's path from the root.</param>
/// <param name="Projects">The kinds it may reach; null for any.</param>
/// <param name="Names">Whether it may name this package itself.</param>
/// <param name="Reaches">Whether this package may come to it through other projects and packages.</param>
internal sealed record Kind(string Name, string Place, string[]? Projects, Func<string, bool> Names, Func<string, bool> Reaches)
{
    public bool IsProduct => Name is not ("tests" or "migrations-tool");

    /// <summary>It has the base library and nothing else: no package, no shared framework.</summary>
    public bool IsPure => Name is "primitives" or "sdk" or "counting" or "templates" or "contracts" or "plugin" or "worker";
}

/// <summary>Who may refer to whom: the one table of it.</summary>
internal static class ReferenceRules
{
    private static readonly string[] Bus = ["MassTransit", "RabbitMQ"];
    private static readonly string[] Storage = ["Microsoft.EntityFrameworkCore", "Npgsql", "SQLitePCLRaw"];
    private static readonly string[] TestTools = ["xunit", "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing", "Microsoft.Playwright", "FsCheck", "NSubstitute"];

    private static readonly string[] Below = ["primitives", "sdk", "contracts", "modularity", "ui", "module"];

    private static readonly Kind[] Table =
    [
        new("primitives", "^sdk/Leadline.Primitives/", [], None, None),
        new("sdk", "^sdk/Leadline.Sdk/", ["primitives"], None, None),
        new("counting", "^sdk/Leadline.Plugins.Counting/", ["primitives", "sdk"], None, None),
        new("checking", "^sdk/Leadline.Plugins.Checking/", ["primitives", "sdk", "counting"], Only("Mono.Cecil"), Only("Mono.Cecil")),
        new("sdk-testing", "^sdk/Leadline.Sdk.Testing/", ["primitives", "sdk", "counting", "checking"], NoneOf(Bus, Storage), NoneOf(Bus, Storage)),
        new("sdk-tool", "^sdk/Leadline.Sdk.Tool/", ["primitives", "sdk", "counting", "checking", "sdk-testing"], NoneOf(Bus, Storage), NoneOf(Bus, Storage)),
        new("templates", "^sdk/templates/", [], None, None),
        new("contracts", @"^modules/Leadline\.\w+\.Contracts/", ["primitives", "sdk"], None, None),
        new("modularity", "^modules/Leadline.Modularity/", ["primitives", "sdk"], NoneOf(Bus, TestTools), NoneOf(Bus, TestTools)),
        new("ui", "^modules/Leadline.Ui/", ["primitives", "sdk", "modularity"], NoneOf(Bus, TestTools), NoneOf(Bus, TestTools)),
        new("module", @"^modules/Leadline\.(?!Modularity/|Ui/)\w+/", ["primitives", "sdk", "contracts", "modularity", "ui"], NoneOf(Bus, TestTools), NoneOf(Bus, TestTools)),
        new("plugin", "^plugins/", ["primitives", "sdk"], None, None),
        new("worker", "^host/Leadline.Plugins.Worker/", ["primitives", "sdk", "counting"], None, None),
        new("preparer", "^host/Leadline.Plugins.Preparer/", ["primitives", "sdk", "counting", "checking"], None, Only("Mono.Cecil")),
        new("bus", "^host/Leadline.Bus/", Below, NoneOf(TestTools), NoneOf(TestTools)),
        new("runtime", "^host/Leadline.Plugins.Runtime/", [.. Below, "counting", "checking"], NoneOf(Bus, TestTools), NoneOf(Bus, TestTools)),
        new("migrations", @"^host/Leadline\.Migrations\.\w+/", [.. Below, "counting", "checking", "runtime"], NoneOf(Bus, TestTools), NoneOf(Bus, TestTools)),
        new("host", "^host/Leadline.Host/", [.. Below, "counting", "checking", "bus", "runtime", "migrations"], NoneOf(Bus, TestTools), NoneOf(TestTools)),
        new("cli", "^host/Leadline.Cli/", [.. Below, "counting", "checking", "bus", "runtime", "migrations", "host"], NoneOf(Bus, TestTools), NoneOf(TestTools)),
        new("migrations-tool", "^build/migrations/", [.. Below, "counting", "checking", "runtime", "migrations"], NoneOf(Bus, TestTools), NoneOf(Bus, TestTools)),
        new("tests", "^tests/", null, Any, Any),
    ];

    public static IReadOnlyList<Kind> Kinds => Table;

    public static IReadOnlyList<Kind> KindsOf(string path) => [.. Table.Where(k => Regex.IsMatch(path, k.Place, RegexOptions.None, TimeSpan.FromSeconds(1)))];

    public static Kind? KindOf(string path) => KindsOf(path) is [var only] ? only : null;

    /// <summary>Whether a project at one path may refer to a project at another.</summary>
    public static bool Allows(string from, string to) =>
        KindOf(from) is { } kind && KindOf(to) is { } other && (kind.Projects is null || kind.Projects.Contains(other.Name));

    /// <summary>What is wrong with a project's references; empty when nothing is.</summary>
    public static IEnumerable<string> Breaches(ProjectFile project, Func<string, ProjectFile> find, IReadOnlySet<string>? restored)
    {
        if (KindOf(project.Path) is not { } kind)
            return [$"{project.Path} stands in no known place, or in two"];

        var reach = project.Reach(find);
        var projects = reach.Skip(1).Where(p => !Allows(project.Path, p.Path)).Select(p => $"{project.Path} must not reach the project {p.Path}");
        var named = project.Packages.Where(p => !kind.Names(p)).Select(p => $"{project.Path} must not name the package {p}");
        var reached = reach.SelectMany(p => p.Packages.Select(n => (Package: n, By: p.Path)))
            .Concat((restored ?? new HashSet<string>()).Select(n => (Package: n, By: "its restored packages")))
            .Where(p => !kind.Reaches(p.Package))
            .Select(p => $"{project.Path} must not reach the package {p.Package} (through {p.By})");
        var frameworks = project.Frameworks.Where(_ => kind.IsPure).Select(f => $"{project.Path} has the base library alone, not {f}");
        var assemblies = project.Assemblies.Where(_ => kind.IsProduct).Select(a => $"{project.Path} must not name an assembly file ({a})");
        return projects.Concat(named).Concat(reached).Concat(frameworks).Concat(assemblies);
    }

    private static bool Any(string package) => true;

    private static bool None(string package) => false;

    private static Func<string, bool> Only(params string[] prefixes) => package => Starts(package, prefixes);

    private static Func<string, bool> NoneOf(params string[][] groups) => package => !Starts(package, [.. groups.SelectMany(g => g)]);

    private static bool Starts(string package, string[] prefixes) => Array.Exists(prefixes, p => package.StartsWith(p, StringComparison.OrdinalIgnoreCase));
}
