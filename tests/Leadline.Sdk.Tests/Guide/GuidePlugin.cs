using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace Leadline.Sdk.Tests.Guide;

/// <summary>One of the guide's plugins, compiled as the template would, under the manifest that the guide shows.</summary>
internal sealed class GuidePlugin : IDisposable
{
    internal GuidePlugin(string manifest, IReadOnlyList<string> blocks)
    {
        // Each block is a file of its own in the guide; here they are one, with their usings first.
        var lines = blocks.SelectMany(b => b.Split('\n')).ToList();
        var usings = lines.Where(IsUsing).Distinct();
        var types = blocks.Select(b => string.Join('\n', b.Split('\n').Where(l => !IsUsing(l) && l != "namespace Acme.Guide;")));
        var source = $"{string.Join('\n', usings)}\nnamespace Acme.Guide;\n{string.Join('\n', types)}";
        foreach (var (path, content) in Compiled.Files("Acme.Guide", source, withPlugin: false, language: LanguageVersion.CSharp12))
            File.WriteAllBytes(Path.Combine(Folder, Path.GetFileName(path)), content.ToArray());
        File.WriteAllBytes(Path.Combine(Folder, PackagePaths.Manifest), Encoding.UTF8.GetBytes(manifest));
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("leadline-guide-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal);
}
