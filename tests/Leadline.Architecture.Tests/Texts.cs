namespace Leadline.Architecture.Tests;

public sealed class Texts
{
    /// <summary>A rehearsal tells the story of a named framework; it decides nothing for anyone.</summary>
    private const string Stories = "/Rehearsals/";

    private static readonly string[] ProductFolders = ["sdk/", "modules/", "host/", "plugins/"];

    [Fact]
    public void No_framework_or_regime_decides_anything_by_its_name()
    {
        var documents = Repository.Files.Where(f => f.StartsWith("frameworks/", StringComparison.Ordinal) && Path.GetExtension(f) is ".yaml" or ".yml").ToList();
        var named = documents.SelectMany(f => SourceRules.NamesIn(File.ReadAllText(Repository.At(f)))).ToList();
        var names = named.Concat(SourceRules.KnownNames).ToHashSet();
        var sources = Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && Array.Exists(ProductFolders, p => f.StartsWith(p, StringComparison.Ordinal))
            && !f.Contains(Stories, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(documents);
        Assert.NotEmpty(named);
        Assert.NotEmpty(sources);
        Assert.Empty(sources.SelectMany(f => SourceRules.NamesDecidedBy(File.ReadAllText(Repository.At(f)), names), (f, breach) => $"{f}: {breach}"));
    }

    [Theory]
    [InlineData("if (reference == \"LPF\") return;")]
    [InlineData("case \"pcr-2006\": break;")]
    [InlineData("reference.StartsWith(\"LPF/1/\")")]
    [InlineData("var a = @\"ACS\"; // why")]
    [InlineData("const string Title = \"Lead Provider Framework\";")]
    [InlineData("line.Code == \"LPF-SL1\"")]
    public void A_name_in_code_is_refused(string source) => Assert.NotEmpty(SourceRules.NamesDecidedBy(source, SourceRules.KnownNames));

    [Theory]
    [InlineData("// such as \"LPF\"")]
    [InlineData("/* \"LPF\" */ var a = \"LPFX\" + 'x';")]
    [InlineData("\"A reference looks like LPF/1/2015-0042.\"")]
    public void A_comment_or_a_sentence_may_mention_one(string source) => Assert.Empty(SourceRules.NamesDecidedBy(source, SourceRules.KnownNames));

    [Fact]
    public void Names_are_taken_from_framework_documents()
    {
        const string document = """
            reference: NOVA-1   # the framework's own
            title: "The Nova agreement"
            law:
              regime: nova-law-2030
            lots:
              - reference: 1
            """;

        Assert.Equal(["NOVA-1", "The Nova agreement", "nova-law-2030"], SourceRules.NamesIn(document));
    }

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine_or_the_address_of_a_registry()
    {
        var texts = Repository.TrackedFiles.Where(IsText).ToList();

        Assert.Contains("Directory.Packages.props", texts);
        Assert.Empty(texts.SelectMany(f => SourceRules.MachinePaths(File.ReadAllText(Repository.At(f))), (f, path) => $"{f}: {path}"));
        Assert.Empty(texts.SelectMany(f => SourceRules.RegistryAddresses(f, File.ReadAllText(Repository.At(f))), (f, address) => $"{f}: {address}"));
    }

    // Written in two parts, so that this file keeps the rule.
    [Theory]
    [InlineData("cd /", "home/ann/leadline")]
    [InlineData("\"/", "Users/ann/src\"")]
    [InlineData("C:", @"\Users\ann")]
    public void A_machine_path_is_found(string start, string rest) => Assert.NotEmpty(SourceRules.MachinePaths(start + rest));

    [Theory]
    [InlineData("https://example.org/home/ann")]
    [InlineData("docs/" + "work/list.md")]
    [InlineData("/usr/bin/chromium")]
    public void Another_path_is_let_be(string text) => Assert.Empty(SourceRules.MachinePaths(text));

    [Theory]
    [InlineData("modules/Leadline.Ui/package-lock.json", "\"resolved\": \"https://registry.example.org/a/-/a-1.0.0.tgz\"")]
    [InlineData(".npmrc", "registry=https://registry.example.org/")]
    [InlineData("NuGet.config", "<add key=\"a\" value=\"https://feed.example.org/v3/index.json\" />")]
    public void A_registry_address_is_found(string path, string text) => Assert.NotEmpty(SourceRules.RegistryAddresses(path, text));

    private static bool IsText(string path)
    {
        using var file = File.OpenRead(Repository.At(path));
        Span<byte> start = stackalloc byte[4096];
        return !start[..file.Read(start)].Contains((byte)0);
    }
}
