using System.Diagnostics;
using System.Reflection;
using Mono.Cecil;

namespace Leadline.Architecture.Tests;

/// <summary>The repository this test was built in: its files as git sees them, its projects, and what they compiled to.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is tracked, or new and not ignored; paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles("-co");

    public static IReadOnlyList<string> TrackedFiles { get; } = ListFiles("-c");

    /// <summary>The projects; those inside a template become projects where somebody uses it, and are built there.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith("sdk/templates/leadline-", StringComparison.Ordinal)).Select(f => ProjectFile.Read(f, p => File.ReadAllText(At(p))))];

    /// <summary>The product's projects of some kinds.</summary>
    public static IReadOnlyList<ProjectFile> OfKind(params string[] kinds) =>
        [.. Projects.Where(p => kinds.Contains(ReferenceRules.KindOf(p.Path)?.Name))];

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>What a project compiled to, in the configuration of this test.</summary>
    public static ModuleDefinition Compiled(ProjectFile project)
    {
        var path = At($"{project.Folder}/bin/{Configuration}/net10.0/{project.AssemblyName}.dll");
        Assert.True(File.Exists(path), $"{project.Path} is not built as {Configuration}: run dotnet build Platform.sln -c {Configuration} first.");
        return ModuleDefinition.ReadModule(path, new ReaderParameters { InMemory = true, AssemblyResolver = ResolverFor(path) });
    }

    /// <summary>Attributes with enum values can be read only where the enum is found: beside the assembly or in a shared framework.</summary>
    private static DefaultAssemblyResolver ResolverFor(string path)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        var shared = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!).Parent!.Parent!;
        foreach (var version in shared.GetDirectories("Microsoft.AspNetCore.App").SelectMany(f => f.GetDirectories("10.*")))
            resolver.AddSearchDirectory(version.FullName);
        return resolver;
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No Directory.Packages.props above the test: where is the repository?");
    }

    private static IReadOnlyList<string> ListFiles(string which)
    {
        var start = new ProcessStartInfo("git", ["ls-files", which, "-z", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start)!;
        var text = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException("The architecture tests ask git which files there are; run them in a git checkout.");
        return [.. text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(At(f))).Distinct().Order(StringComparer.Ordinal)];
    }
}
