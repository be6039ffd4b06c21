using System.Text;
using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>What has to change in a plugin's files for it to be on another version of the SDK.</summary>
internal sealed record ProjectEdits(IReadOnlyList<Edit> All)
{
    /// <summary>The packages that bear the SDK's version.</summary>
    private static readonly string[] Packages = ["Leadline.Primitives", "Leadline.Sdk", "Leadline.Sdk.Testing"];

    // What MSBuild reads by itself, from the nearest folder above that has it.
    private static readonly string[] Shared = ["Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets"];

    /// <summary>Finds the versions in project files, in what they share, and in the manifest.</summary>
    /// <returns>What to change; nothing where the plugin is on that version.</returns>
    /// <exception cref="UnusableInputException">Something is not as it must be to be changed; all of it is said.</exception>
    public static ProjectEdits To(Version sdk, PluginProject project)
    {
        var stated = Projects(project).SelectMany(f => PackageVersions.In(f, Packages)).ToList();
        var faults = stated.Where(s => !IsVersion(s.Text)).Select(s => $"{s.File}: {s.Package} is at '{s.Text}'; to be moved it has to be three numbers, such as 1.0.0.").ToList();
        if (!stated.Exists(s => s.Package == "Leadline.Sdk"))
            faults.Add($"{project.File}: the version of Leadline.Sdk stands neither in the project nor in {string.Join(", ", Shared)} above it.");
        faults.AddRange(stated.Where(s => IsVersion(s.Text) && Version.Parse(s.Text) > sdk).Select(s => $"{s.File}: {s.Package} is at {s.Text}, and this tool belongs to SDK {sdk}. Update the tool: dotnet tool update Leadline.Sdk.Tool."));
        if (faults.Count > 0)
            throw new UnusableInputException(string.Join(Environment.NewLine, faults));
        var moved = stated.Where(s => Version.Parse(s.Text) != sdk).Select(s => new Edit(s.File, s.At, s.Text, sdk.ToString(3), s.Package)).ToList();
        return new ProjectEdits(moved.Count == 0 ? [] : [.. moved, .. Range(project.Manifest, sdk)]);
    }

    private static IEnumerable<string> Projects(PluginProject project) => project.Others.Prepend(project.File)
        .SelectMany(p => Shared.Select(s => Nearest(Path.GetDirectoryName(p)!, s)).OfType<string>().Prepend(p)).Distinct(StringComparer.Ordinal);

    private static string? Nearest(string? folder, string name)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }

        return null;
    }

    private static bool IsVersion(string text) => Version.TryParse(text, out var version) && version is { Build: >= 0, Revision: < 0 };

    // From the version that it is compiled against, below the next major one: as the guide has it.
    private static IEnumerable<Edit> Range(string manifest, Version sdk)
    {
        var (_, text) = Edit.Read(Files.Read(manifest, new PackageLimits().DocumentBytes));
        var utf8 = Encoding.UTF8.GetBytes(text);
        var (start, length) = SdkOf(utf8, manifest);
        var from = Encoding.UTF8.GetString(utf8, start, length);
        var to = $"\"[{sdk.Major}.{sdk.Minor},{sdk.Major + 1}.0)\"";
        if (from != to)
            yield return new Edit(manifest, Encoding.UTF8.GetCharCount(utf8, 0, start), from, to, "SDK");
    }

    private static (int Start, int Length) SdkOf(byte[] json, string file)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals("sdk"u8))
                    continue;
                reader.Read();
                return ((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
            }
        }
        catch (JsonException malformed)
        {
            throw new UnusableInputException($"{file} is no manifest: {malformed.Message}");
        }

        throw new UnusableInputException($"{file} states no range of SDK versions: \"sdk\" is missing.");
    }
}
