using System.Text.RegularExpressions;
using System.Xml.Linq;
using Leadline.Ui;

namespace Leadline.Host.Tests.Ui;

/// <summary>Every text that a page or a navigation entry names is there, in each module that has texts.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Modules =>
        [.. from module in System.IO.Directory.GetDirectories(Path.Combine(Root, "modules")).Append(Path.Combine(Root, "host", "Leadline.Host"))
            where File.Exists(Path.Combine(module, "Resources", "Text.resx"))
            select Path.GetRelativePath(Root, module)];

    [Theory, MemberData(nameof(Modules))]
    public void Each_named_text_exists(string module)
    {
        var known = Keys(module);
        var named = Sources(module).SelectMany(Named).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.Contains(key, known));
    }

    [Fact]
    public void The_rule_selects_and_can_fail()
    {
        Assert.Contains(Path.Combine("modules", "Leadline.Ui"), Modules.Select(row => row.Data));
        Assert.Equal(["a.b"], Named("<p>@Text[\"a.b\"]</p>\n  /// Text[\"comment\"]"));
        Assert.Equal(["nav.x"], Named(".AddNavigation<LotsModule>(\"/x\", \"nav.x\", 10)"));
        Assert.DoesNotContain("no.such", Keys(Path.Combine("modules", "Leadline.Ui")));
    }

    [Fact]
    public void A_missing_text_is_an_exception()
    {
        var missing = Assert.Throws<MissingTextException>(() => new ModuleText<Shell>()["no.such"]);
        Assert.Equal("No text 'no.such' in Resources/Text.resx of Leadline.Ui.", missing.Message);
    }

    private static string Root => field ??= Above(AppContext.BaseDirectory);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "global.json")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);

    private static HashSet<string> Keys(string module) =>
        [.. from data in XDocument.Load(Path.Combine(Root, module, "Resources", "Text.resx")).Root!.Elements("data")
            select data.Attribute("name")!.Value];

    private static IEnumerable<string> Named(string source) =>
        NamedText().Matches(Comment().Replace(source, "")).Select(match => match.Groups["key"].Value);

    private static IEnumerable<string> Sources(string module) =>
        from file in System.IO.Directory.GetFiles(Path.Combine(Root, module), "*.cs*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".cshtml"
        where !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules")
        select File.ReadAllText(file);

    /// <summary>A key that is written out; one put together in code, such as <c>Text[$"state.{state}"]</c>, is its page's own to test.</summary>
    [GeneratedRegex("""(\b[Tt]ext\[|AddNavigation<\w+>\(\s*"[^"]*",\s*)"(?<key>[\w.-]+)"(?!\s*\+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedText();

    [GeneratedRegex(@"^\s*///.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();
}
