using System.Text.Json;

namespace Leadline.Sdk.Tests.Verbs;

public sealed class VerbTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task A_sample_is_in_order_as_the_authority_will_judge_it()
    {
        var check = await _tool.RunAsync("check", "--profile", "publish", _tool.Sample());

        Assert.Equal(new Ran(0, $"{_tool["sample"]}: in order (profile publish, rules 1, SDK 1.1.0)\n", ""), check);
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_with_its_place_and_remedy()
    {
        var folder = _tool.Plugin(Rules.Compiled.Class("""
            public static double Discount(double price) => System.Math.Pow(price, 2);
            public static string Home() => System.IO.File.ReadAllText("/etc/passwd");
            """));
        var check = await _tool.RunAsync("check", folder, "--json");

        Assert.Equal(1, check.Code);
        using var report = JsonDocument.Parse(check.Output);
        Assert.False(report.RootElement.GetProperty("isGood").GetBoolean());
        var findings = report.RootElement.GetProperty("findings").EnumerateArray().ToList();
        var power = Assert.Single(findings, f => Said(f, "subject") == "System.Math::Pow");
        Assert.Equal(("lib/Acme.dll", "Acme.Pricing.Discount", "Pricing.cs:3"), (Said(power, "file"), Said(power, "where"), Said(power, "source")));
        Assert.NotEmpty(Said(power, "remedy")!);
        Assert.Contains(findings, f => Said(f, "where") == "Acme.Pricing.Home" && Said(f, "source") == "Pricing.cs:4");

        var printed = await _tool.RunAsync("check", folder);
        Assert.Equal(1, printed.Code);
        Assert.Contains("refused: lib/Acme.dll: System.Math::Pow: ", printed.Output);
        Assert.Contains(" In Acme.Pricing.Discount (Pricing.cs:3).", printed.Output);
    }

    [Fact]
    public async Task A_plugin_is_packed_signed_shown_and_found_good_for_publication()
    {
        var keys = await _tool.RunAsync("keys", "--owner", "GB-COH:01234567", "--publisher", "--out", "fenmoor.key");
        Assert.Equal(0, keys.Code);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_tool["fenmoor.key"]));

        var packed = await _tool.RunAsync("pack", _tool.Sample());
        Assert.Equal(0, packed.Code);
        Assert.Contains(": 2 files, no recorded calls (calls.jsonl), hash ", packed.Output);
        const string package = "fenmoor.primary-care-it-1.0.0.llplugin";
        var unsigned = await _tool.RunAsync("check", "--profile", "publish", package);
        Assert.Equal(1, unsigned.Code);
        Assert.Contains("has not signed", unsigned.Output);

        var sign = await _tool.RunAsync("sign", package, "--key", "fenmoor.key");
        Assert.Equal(("", 0), (sign.Errors, sign.Code));
        var check = await _tool.RunAsync("check", "--profile", "publish", "--trust", "fenmoor.key.pub", package);
        Assert.Equal((0, $"{package}: in order (profile publish, rules 1, SDK 1.1.0)\n"), (check.Code, check.Output));
        var stranger = await _tool.RunAsync("check", "--profile", "publish", package);
        Assert.Equal(1, stranger.Code);

        var show = await _tool.RunAsync("show", package);
        Assert.Equal(0, show.Code);
        Assert.Contains("fenmoor.primary-care-it 1.0.0", show.Output);
        Assert.Contains("with key-", show.Output);
    }

    [Fact]
    public async Task What_lies_beside_the_assembly_and_is_no_record_of_calls_is_not_packed()
    {
        var folder = _tool.Sample();
        await File.WriteAllTextAsync(Path.Combine(folder, "calls.jsonl"), "{\"operation\":\"service-line/quote\"}\n", TestContext.Current.CancellationToken);
        var packed = await _tool.RunAsync("pack", folder, "--out", "bad.llplugin");
        Assert.Equal((1, false), (packed.Code, File.Exists(_tool["bad.llplugin"])));
        Assert.Contains("refused: calls.jsonl: ", packed.Errors);
        Assert.Contains("line 1: ", packed.Errors);
    }

    [Fact]
    public async Task The_source_is_packed_with_what_was_compiled_from_it_or_nothing_is()
    {
        var folder = Path.Combine(Repository.Tests, "../../plugins/samples/Fenmoor.PrimaryCareIT");
        var packed = await _tool.RunAsync("pack", _tool.Sample(), "--source", folder, "--out", "whole.llplugin");
        Assert.Equal((0, ""), (packed.Code, packed.Errors));
        Assert.Contains(" files of source, hash ", packed.Output);
        var contents = Packages.Made.Contents(await File.ReadAllBytesAsync(_tool["whole.llplugin"], TestContext.Current.CancellationToken));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "SurgeryDesk.cs"), TestContext.Current.CancellationToken), contents["source/SurgeryDesk.cs"]);
        Assert.DoesNotContain("source/manifest.json", contents.Keys);

        Directory.CreateDirectory(_tool["empty"]);
        var wanting = await _tool.RunAsync("pack", _tool["sample"], "--source", "empty", "--out", "wanting.llplugin");
        Assert.Equal((1, false), (wanting.Code, File.Exists(_tool["wanting.llplugin"])));
        Assert.Contains("no SurgeryDesk.cs lies in the folder", wanting.Errors);
        Assert.Equal(2, (await _tool.RunAsync("pack", _tool["sample"], "--source", "nowhere")).Code);
    }

    [Fact]
    public async Task With_source_nothing_is_packed_that_publication_would_refuse()
    {
        var built = Origin.SourceTests.Build(embed: true);
        var pdb = built["lib/Acme.pdb"].ToArray();
        var at = pdb.AsSpan().IndexOf(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Origin.SourceTests.Pricing)));
        pdb[at] ^= 1;
        Directory.CreateDirectory(_tool["built"]);
        await File.WriteAllBytesAsync(_tool["built/Acme.dll"], built["lib/Acme.dll"].ToArray(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_tool["built/Acme.pdb"], pdb, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_tool["built/manifest.json"], Packages.Made.Json(Rules.Compiled.Manifest), TestContext.Current.CancellationToken);

        var packed = await _tool.RunAsync("pack", "built", "--source", "built", "--out", "bad.llplugin");

        Assert.Equal((1, false), (packed.Code, File.Exists(_tool["bad.llplugin"])));
        Assert.Contains("refused: lib/Acme.pdb: The PDB is not the one that the compiler wrote", packed.Errors);
        Assert.Contains("refused: lib/Acme.pdb: The source /_/src/Pricing.cs within the PDB is not what was compiled", packed.Errors);
    }

    [Fact]
    public async Task A_package_that_was_changed_is_refused_by_the_name_of_the_file()
    {
        await _tool.RunAsync("pack", _tool.Sample(), "--out", "good.llplugin");
        var contents = Packages.Made.Contents(await File.ReadAllBytesAsync(_tool["good.llplugin"], TestContext.Current.CancellationToken));
        contents["lib/Fenmoor.PrimaryCareIT.dll"][^1] ^= 1;
        await File.WriteAllBytesAsync(_tool["changed.llplugin"], Packages.Made.Raw(contents).Write(), TestContext.Current.CancellationToken);

        foreach (var verb in new[] { "check", "show" })
        {
            var told = await _tool.RunAsync(verb, "changed.llplugin");
            Assert.Equal(1, told.Code);
            Assert.Contains("refused: lib/Fenmoor.PrimaryCareIT.dll: The file is not the one that the manifest names", told.Output + told.Errors);
        }
    }

    [Fact]
    public async Task A_key_for_development_signs_nothing_that_is_published()
    {
        await _tool.RunAsync("keys", "--owner", "GB-COH:01234567", "--out", "dev.key");
        await _tool.RunAsync("pack", _tool.Sample(), "--out", "dev.llplugin");
        await _tool.RunAsync("sign", "dev.llplugin", "--key", "dev.key");

        Assert.Equal(0, (await _tool.RunAsync("check", "dev.llplugin")).Code);
        var publish = await _tool.RunAsync("check", "--profile", "publish", "--trust", "dev.key.pub", "dev.llplugin");
        Assert.Equal(1, publish.Code);
        Assert.Contains("key for development", publish.Output);
    }

    [Fact]
    public async Task A_stranger_cannot_sign_for_the_publisher()
    {
        await _tool.RunAsync("keys", "--owner", "GB-COH:07654321", "--out", "other.key");
        await _tool.RunAsync("pack", _tool.Sample(), "--out", "a.llplugin");
        var before = await File.ReadAllBytesAsync(_tool["a.llplugin"], TestContext.Current.CancellationToken);

        Assert.Equal(1, (await _tool.RunAsync("sign", "a.llplugin", "--key", "other.key")).Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_tool["a.llplugin"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("check", "nowhere")]
    [InlineData("check")]
    [InlineData("check", ".", "--profile", "lax")]
    [InlineData("check", ".", "--seconds", "0")]
    [InlineData("pack", ".")]
    [InlineData("show", "nowhere.llplugin")]
    [InlineData("sign", "nowhere.llplugin", "--key", "nowhere.key")]
    [InlineData("keys", "--owner", "Fenmoor", "--out", "a.key")]
    [InlineData("calls", "acme.desk", "--version", "1.0.0", "--out", "a.jsonl", "--to", "http://leadline.example", "--client", "c")]
    [InlineData("unpack")]
    public async Task What_cannot_be_used_is_said_to_be_so(params string[] arguments)
    {
        var ran = await _tool.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.NotEmpty(ran.Errors);
        Assert.DoesNotContain("   at ", ran.Errors);
    }

    [Theory]
    [InlineData("keys", "--owner")]
    [InlineData("check", "--profile")]
    [InlineData("pack", "--manifest")]
    [InlineData("sign", "--key")]
    [InlineData("show", "--json")]
    public async Task Each_verb_explains_itself(string verb, string option)
    {
        var help = await _tool.RunAsync(verb, "--help");

        Assert.Equal(0, help.Code);
        Assert.Contains(option, help.Output);
        Assert.DoesNotContain("--here", help.Output);
    }

    private static string? Said(JsonElement finding, string name) => finding.TryGetProperty(name, out var value) ? value.GetString() : null;
}
