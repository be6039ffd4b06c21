using System.Text;
using Leadline.Sdk.Tool;

namespace Leadline.Sdk.Tests.Upgrading;

/// <summary>Which characters of an author's files an upgrade changes: those of versions, and no others.</summary>
public sealed class ProjectEditTests : IDisposable
{
    private static readonly Version Next = new(1, 4, 0);

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-edits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Versions_are_changed_wherever_they_stand_and_nothing_else_is()
    {
        Write("Directory.Packages.props", """
            <Project>
              <!-- <PackageVersion Include="Leadline.Sdk" Version="1.0.0" /> -->
              <ItemGroup><PackageVersion Version='1.0.0' Include="Leadline.Sdk" /><PackageVersion Include="Leadline.Sdk.Templates" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        Write("src/Acme.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\r\n<ItemGroup>\r\n  <PackageReference Include=\"Leadline.Sdk\" ExcludeAssets=\"runtime\" />\r\n</ItemGroup>\r\n</Project>\r\n", mark: true);
        Write("src/manifest.json", "{ \"title\": \"\u00fcber \\\"sdk\\\"\", \"lots\": [{ \"sdk\": \"no\" }],\n  \"sdk\" : \"[1.0,2.0)\" }");
        Write("tests/Tests.csproj", "<Project>\n  <ItemGroup>\n    <PackageReference Include=\"leadline.sdk.testing\">\n      <Version> 1.2.0 </Version>\n    </PackageReference>\n  </ItemGroup>\n</Project>");
        var before = Texts();

        var edits = Edits();
        using (var changes = FileChanges.Make(edits))
        {
            var now = Texts();
            Assert.Equal(before["Directory.Packages.props"].Replace("Version='1.0.0'", "Version='1.4.0'", StringComparison.Ordinal), now["Directory.Packages.props"]);
            Assert.Equal(before["src/Acme.csproj"], now["src/Acme.csproj"]);
            Assert.Equal(before["src/manifest.json"].Replace("\"[1.0,2.0)\"", "\"[1.4,2.0)\"", StringComparison.Ordinal), now["src/manifest.json"]);
            Assert.Equal(before["tests/Tests.csproj"].Replace(" 1.2.0 ", " 1.4.0 ", StringComparison.Ordinal), now["tests/Tests.csproj"]);
        }

        Assert.Equal(before, Texts()); // not kept
        Assert.Equal(3, edits.Count);
    }

    [Fact]
    public void A_byte_order_mark_and_the_ends_of_lines_stay()
    {
        Write("Acme.csproj", "<Project>\r\n<ItemGroup>\r\n<PackageReference Include=\"Leadline.Sdk\"\r\n  Version=\"1.0.0\" />\r\n</ItemGroup></Project>\r\n", mark: true);
        Write("manifest.json", "{\"sdk\":\"[1.4,2.0)\"}");
        var before = File.ReadAllBytes(In("Acme.csproj"));

        using (var changes = FileChanges.Make(Edits()))
            changes.Keep();

        Assert.Equal(Encoding.UTF8.GetString(before).Replace("1.0.0", "1.4.0", StringComparison.Ordinal), Encoding.UTF8.GetString(File.ReadAllBytes(In("Acme.csproj"))));
    }

    [Fact]
    public void A_project_that_is_there_already_is_left_alone()
    {
        Write("Acme.csproj", "<Project><ItemGroup><PackageReference Include=\"Leadline.Sdk\" Version=\"1.4.0\" /></ItemGroup></Project>");
        Write("manifest.json", "{\"sdk\":\"[1.0,2.0)\"}");

        Assert.Empty(Edits());
    }

    [Theory]
    [InlineData("<PackageReference Include=\"Leadline.Sdk\" Version=\"$(SdkAt)\" />", "{\"sdk\":\"[1.0,2.0)\"}", "Leadline.Sdk is at '$(SdkAt)'; to be moved it has to be three numbers, such as 1.0.0.")]
    [InlineData("<PackageReference Include=\"Leadline.Sdk\" Version=\"1.5.0\" />", "{\"sdk\":\"[1.0,2.0)\"}", "Leadline.Sdk is at 1.5.0, and this tool belongs to SDK 1.4.0. Update the tool: dotnet tool update Leadline.Sdk.Tool.")]
    [InlineData("<PackageReference Include=\"Leadline.Primitives\" Version=\"1.0.0\" />", "{\"sdk\":\"[1.0,2.0)\"}", "the version of Leadline.Sdk stands neither in the project nor in ")]
    [InlineData("<PackageReference Include=\"Leadline.Sdk\" Version=\"1.0.0\" />", "{}", "states no range of SDK versions: \"sdk\" is missing.")]
    [InlineData("<PackageReference Include=\"Leadline.Sdk\" Version=\"1.0.0\" />", "nothing", "manifest.json is no manifest: ")]
    [InlineData("<PackageReference", "{\"sdk\":\"[1.0,2.0)\"}", "Acme.csproj can't be read as a project: ")]
    public void What_can_not_be_changed_is_said(string item, string manifest, string reason)
    {
        Write("Acme.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        Write("manifest.json", manifest);

        Assert.Contains(reason, Assert.Throws<UnusableInputException>(Edits).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_plugin_or_with_two_is_not_guessed_at()
    {
        Write("a/A.csproj", "<Project />");
        Assert.Contains("holds no plugin's project", Assert.Throws<UnusableInputException>(() => PluginProject.Find(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("is no plugin's project", Assert.Throws<UnusableInputException>(() => PluginProject.Find(In("a/A.csproj"))).Message, StringComparison.Ordinal);

        Write("a/manifest.json", "{}");
        Write("b/B.csproj", "<Project />");
        Write("b/manifest.json", "{}");
        Assert.Contains("holds several plugins; name the project of one", Assert.Throws<UnusableInputException>(() => PluginProject.Find(_folder)).Message, StringComparison.Ordinal);
        Assert.Empty(PluginProject.Find(In("b/B.csproj")).Others);
    }

    private IReadOnlyList<Edit> Edits() => ProjectEdits.To(Next, PluginProject.Find(_folder)).All;

    private string In(string name) => Path.Combine(_folder, name);

    private Dictionary<string, string> Texts() =>
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(_folder, f).Replace('\\', '/'), f => Encoding.UTF8.GetString(File.ReadAllBytes(f)));

    private void Write(string name, string text, bool mark = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text, new UTF8Encoding(mark));
    }
}
