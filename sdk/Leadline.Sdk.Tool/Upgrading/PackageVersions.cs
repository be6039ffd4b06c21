using System.Xml;
using System.Xml.Linq;

namespace Leadline.Sdk.Tool;

/// <summary>A version that a file of MSBuild states for a package.</summary>
/// <param name="File">The file.</param>
/// <param name="Package">The package.</param>
/// <param name="At">Where the version's text begins, in characters after a byte order mark.</param>
/// <param name="Text">The text, which may be no number but a property.</param>
internal sealed record StatedVersion(string File, string Package, int At, string Text);

/// <summary>Finds the versions that files of MSBuild state for packages, in attributes and in elements.</summary>
internal static class PackageVersions
{
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] Items = ["PackageReference", "PackageVersion", "GlobalPackageReference"];
    private static readonly string[] Names = ["Version", "VersionOverride"];

    /// <summary>Those of some packages in a file.</summary>
    /// <exception cref="UnusableInputException">The file can't be read.</exception>
    public static IReadOnlyList<StatedVersion> In(string file, IReadOnlyCollection<string> packages)
    {
        var (_, text) = Edit.Read(Files.Read(file, MostBytes));
        var lines = LineStarts(text);
        return
        [
            .. Parse(file, text).Descendants().Where(e => Items.Contains(e.Name.LocalName))
                .Select(e => (Element: e, Package: packages.FirstOrDefault(p => p.Equals(((string?)e.Attribute("Include") ?? (string?)e.Attribute("Update"))?.Trim(), StringComparison.OrdinalIgnoreCase))))
                .Where(e => e.Package is not null)
                .SelectMany(e => Places(e.Element).Select(p => Stated(file, e.Package!, text, Position(p.Node, lines), p.IsAttribute))),
        ];
    }

    private static IEnumerable<(IXmlLineInfo Node, bool IsAttribute)> Places(XElement item) =>
        item.Attributes().Where(a => Names.Contains(a.Name.LocalName)).Select(a => ((IXmlLineInfo)a, true))
            .Concat(item.Elements().Where(e => Names.Contains(e.Name.LocalName)).Select(e => ((IXmlLineInfo)e, false)));

    // From the name on: an attribute's value stands between quotes, an element's between its tags.
    private static StatedVersion Stated(string file, string package, string text, int name, bool isAttribute)
    {
        var open = isAttribute ? text.IndexOfAny(['"', '\''], name) : text.IndexOf('>', name);
        var close = text.IndexOf(isAttribute ? text[open] : '<', open + 1);
        var inside = text[(open + 1)..close];
        var trimmed = inside.Trim();
        return new StatedVersion(file, package, open + 1 + inside.IndexOf(trimmed, StringComparison.Ordinal), trimmed);
    }

    private static XDocument Parse(string file, string text)
    {
        try
        {
            return XDocument.Parse(text, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException malformed)
        {
            throw new UnusableInputException($"{file} can't be read as a project: {malformed.Message}");
        }
    }

    private static int Position(IXmlLineInfo at, List<int> lines) => lines[at.LineNumber - 1] + at.LinePosition - 1;

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        return starts;
    }
}
