using System.Text;
using System.Text.Json;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Afternoon;
using Leadline.Sdk.Tests.Compatibility;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Upgrading;

/// <summary>An author's project on the released SDK, moved by the tool to the one that <c>build/pack</c> packs.</summary>
[Trait("Slow", "Yes")]
public sealed class UpgradeTests : IDisposable
{
    // What the project is compiled against decides on its answer, as a constant or a default value of a newer package might.
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><LangVersion>12.0</LangVersion><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><DebugType>portable</DebugType></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Leadline.Sdk" Version="1.0.0" ExcludeAssets="runtime" />
          </ItemGroup>
          <Target Name="Newer" BeforeTargets="CoreCompile">
            <ItemGroup><SdkAt Include="@(PackageReference->'%(Version)')" Condition="'%(PackageReference.Identity)' == 'Leadline.Sdk'" /></ItemGroup>
            <PropertyGroup Condition="'@(SdkAt)' != '1.0.0'"><DefineConstants>$(DefineConstants);NEWER</DefineConstants></PropertyGroup>
          </Target>
        </Project>
        """;

    private static readonly BidPrices Prices = new() { Weight = 40, Bids = [new BidPrice { Key = "a", AnnualPrice = new(500) }] };

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-upgrade-test-").FullName;
    private readonly Desk _desk;
    private readonly PackedFeed _feed;

    public UpgradeTests(PackedFeed feed)
    {
        (_feed, _desk) = (feed, new Desk(_folder));
        Directory.CreateDirectory(_desk["Acme"]);
        File.WriteAllBytes(_desk["Acme/manifest.json"], Packages.Made.Json(Compiled.Manifest));
        File.WriteAllText(_desk["Acme/Acme.csproj"], Project);
        RecordedCalls.Write(_desk["Acme/calls.jsonl"], [new RecordedCall
        {
            Operation = "price-score/score", Input = JsonSerializer.SerializeToUtf8Bytes(Prices, PluginDocuments.Json),
            Output = JsonSerializer.SerializeToUtf8Bytes(new PriceScores { All = [new PriceScore { Key = "a", Score = 40, Working = "by hand" }] }, PluginDocuments.Json), Steps = 1,
        }]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plugin_that_answers_the_same_is_moved()
    {
        var (code, output, before) = await UpgradeAsync("by hand", "by hand");

        Assert.True(code == 0, output);
        Assert.EndsWith($"Acme.csproj: Leadline.Sdk 1.0.0 -> 1.1.0\n{_desk["Acme/manifest.json"]}: SDK \"[1.0,2.0)\" -> \"[1.1,2.0)\"\n{_desk["Acme/Acme.csproj"]}: 1 recorded call came out the same on SDK 1.1.0, before and after\n", WithoutNotes(output), StringComparison.Ordinal);
        Assert.Equal(before["Acme.csproj"].Replace("Version=\"1.0.0\"", "Version=\"1.1.0\"", StringComparison.Ordinal), Texts()["Acme.csproj"]);
        Assert.Equal(before["manifest.json"].Replace("[1.0,2.0)", "[1.1,2.0)", StringComparison.Ordinal), Texts()["manifest.json"]);

        var (again, said) = await RunAsync();
        Assert.Equal((0, $"{_desk["Acme/Acme.csproj"]}: is on SDK 1.1.0 already\n"), (again, said));
    }

    [Fact]
    public async Task Calls_that_are_named_are_made_again_on_the_SDK_that_the_plugin_is_on_already()
    {
        File.WriteAllText(_desk["Acme/Acme.csproj"], Project.Replace("Version=\"1.0.0\"", "Version=\"1.1.0\"", StringComparison.Ordinal));
        File.Move(_desk["Acme/calls.jsonl"], _desk["earnest.jsonl"]);
        var calls = new[] { "--calls", _desk["earnest.jsonl"] };

        var (code, output, before) = await UpgradeAsync("by hand", "by hand", calls);
        Assert.Equal((0, $"{_desk["Acme/Acme.csproj"]}: 1 recorded call came out the same on SDK 1.1.0, which it is on already\n"), (code, WithoutNotes(output)));
        Assert.Equal(before, Texts());

        (code, output, before) = await UpgradeAsync("by hand", "by head", calls);
        Assert.Equal(1, code);
        Assert.Contains("differs, on SDK 1.1.0: call 1, price-score/score: output-differs: from byte ", output, StringComparison.Ordinal);
        Assert.EndsWith($"{_desk["Acme/Acme.csproj"]}: is on SDK 1.1.0 already, and its answers are not those that were recorded\n", output, StringComparison.Ordinal);
        Assert.Equal(before, Texts());
    }

    [Fact]
    public async Task A_plugin_that_answers_otherwise_stays_as_it_was_and_the_call_is_named()
    {
        var (code, output, before) = await UpgradeAsync("by hand", "by head");

        Assert.Equal(1, code);
        Assert.Contains("differs, on SDK 1.1.0: call 1, price-score/score: output-differs: from byte ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("differs, as it was", output, StringComparison.Ordinal);
        Assert.Contains("Acme.csproj: stays as it was: its answers are not those that were recorded\n", output, StringComparison.Ordinal);
        Assert.Equal(before, Texts());
    }

    [Fact, Trait("Proof", "Yes")]
    public async Task A_plugin_that_does_not_build_or_is_not_let_in_there_stays_as_it_was()
    {
        var (code, output, before) = await UpgradeAsync("by hand", "by hand\".Gone(\"");
        Assert.Equal(1, code);
        Assert.Contains("stays as it was: it does not build on SDK 1.1.0:", output, StringComparison.Ordinal);
        Assert.Contains("Score.cs(8,", output, StringComparison.Ordinal);
        Assert.Equal(before, Texts());

        (code, output, before) = await UpgradeAsync("by hand", "by hand\" + DateTime.Now + \"");
        Assert.Equal(1, code);
        Assert.Contains("There is no clock: the day of asking is in the input.", output, StringComparison.Ordinal);
        Assert.Contains("stays as it was: it is not let in on SDK 1.1.0", output, StringComparison.Ordinal);
        Assert.Equal(before, Texts());
    }

    [Fact]
    public async Task Without_calls_to_make_again_nothing_is_touched()
    {
        File.WriteAllText(_desk["Acme/calls.jsonl"], "");

        var (code, output, before) = await UpgradeAsync("by hand", "by hand");

        Assert.Equal((2, $"{_desk["Acme/calls.jsonl"]} holds no calls: nothing would be shown by making them again.\n"), (code, output));
        Assert.Equal(before, Texts());
    }

    private async Task<(int Code, string Output, Dictionary<string, string> Before)> UpgradeAsync(string was, string becomes, params string[] options)
    {
        var packages = await _feed.PackAsync();
        File.WriteAllText(_desk["nuget.config"], $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{packages}" /><add key="released" value="{ReleasedSdk.Folder}" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(_desk["Acme/Score.cs"], $$"""
            namespace Acme;
            public sealed class Score : Leadline.Sdk.IPriceScore
            {
                Leadline.Sdk.PriceScores Leadline.Sdk.IPriceScore.Score(Leadline.Sdk.BidPrices prices) =>
                    new() { All = prices.Bids.Select(b => new Leadline.Sdk.PriceScore { Key = b.Key, Score = prices.Weight, Working = Working }).ToList() };

            #if NEWER
                private static string Working => "{{becomes}}";
            #else
                private static string Working => "{{was}}";
            #endif
            }
            """);
        var before = Texts();
        var (code, output) = await RunAsync(options);
        return (code, output, before);
    }

    private Task<(int Code, string Output)> RunAsync(params string[] options) => _desk.TryAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "leadline-plugin.dll"), "upgrade", _desk["Acme"], .. options]);

    /// <summary>All that lies in the author's folder: that a build left nothing there is part of it.</summary>
    private Dictionary<string, string> Texts() => Directory.GetFiles(_desk["Acme"], "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(_desk["Acme"], f), f => Encoding.UTF8.GetString(File.ReadAllBytes(f)));

    private static string WithoutNotes(string output) => string.Join('\n', output.Split('\n').Where(l => !l.StartsWith("note, ", StringComparison.Ordinal)));
}
