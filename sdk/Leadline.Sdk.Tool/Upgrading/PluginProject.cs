using Leadline.Plugins.Checking;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tool;

/// <summary>The source of a plugin: its project with the manifest beside it, and the other projects that it was named with.</summary>
/// <param name="File">The plugin's project file.</param>
/// <param name="Others">Further project files in the folder that was named, such as the tests'.</param>
internal sealed record PluginProject(string File, IReadOnlyList<string> Others)
{
    /// <summary>The name of a file of recorded calls beside a project.</summary>
    public const string CallsFile = PackagePaths.Calls;

    public string Folder => Path.GetDirectoryName(File)!;

    public string Manifest => Path.Combine(Folder, PackagePaths.Manifest);

    /// <summary>Finds the project: the file that is named, or in a folder the one with a manifest beside it.</summary>
    /// <exception cref="UnusableInputException">There is none, or there are several.</exception>
    public static PluginProject Find(string path)
    {
        path = Path.GetFullPath(path);
        if (!System.IO.Directory.Exists(path))
        {
            return System.IO.File.Exists(Path.Combine(Path.GetDirectoryName(path)!, PackagePaths.Manifest))
                ? new PluginProject(path, [])
                : throw new UnusableInputException($"{path} is no plugin's project: there is no {PackagePaths.Manifest} beside it.");
        }

        var projects = Files.Use(path, "read", () => System.IO.Directory.GetFiles(path, "*.csproj", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToList();
        var plugins = projects.Where(p => System.IO.File.Exists(Path.Combine(Path.GetDirectoryName(p)!, PackagePaths.Manifest))).ToList();
        return plugins switch
        {
            [var only] => new PluginProject(only, [.. projects.Where(p => p != only)]),
            [] => throw new UnusableInputException($"{path} holds no plugin's project: a *.csproj with {PackagePaths.Manifest} beside it."),
            _ => throw new UnusableInputException($"{path} holds several plugins; name the project of one: {string.Join(", ", plugins)}"),
        };
    }

    /// <summary>The calls to make again.</summary>
    /// <exception cref="UnusableInputException">There are none, or the file can't be read.</exception>
    public IReadOnlyList<RecordedCall> ReadCalls(string? named)
    {
        var file = named ?? Path.Combine(Folder, CallsFile);
        try
        {
            return Files.Use(file, "read", () => RecordedCalls.Read(file)) is { Count: > 0 } calls
                ? calls
                : throw new UnusableInputException($"{file} holds no calls: nothing would be shown by making them again.");
        }
        catch (FormatException malformed)
        {
            throw new UnusableInputException(malformed.Message);
        }
    }
}
