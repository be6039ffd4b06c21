using Leadline.Sdk.Tests.Afternoon;

namespace Leadline.Sdk.Tests.Verbs;

/// <summary>What <c>build/pack</c> packs, used from an empty folder by somebody who has nothing else of ours.</summary>
[Trait("Slow", "Yes")]
public sealed class PackedTests(PackedFeed feed) : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup>
            <None Update="manifest.json" CopyToOutputDirectory="PreserveNewest" />
            <PackageReference Include="Leadline.Sdk" Version="1.1.0" ExcludeAssets="runtime" />
          </ItemGroup>
        </Project>
        """;

    private const string Plugin = """
        namespace Acme;
        public sealed class Score : Leadline.Sdk.IPriceScore
        {
            Leadline.Sdk.PriceScores Leadline.Sdk.IPriceScore.Score(Leadline.Sdk.BidPrices prices) => new() { All = [] };
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-packed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plugin_is_built_checked_and_packed_from_the_packages_alone()
    {
        var packages = await feed.PackAsync();
        var desk = new Desk(_folder);
        Directory.CreateDirectory(In("Acme"));
        Write("Acme/nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{packages}" /></packageSources></configuration>""");
        Write("Acme/Acme.csproj", Project);
        Write("Acme/Score.cs", Plugin);
        await File.WriteAllBytesAsync(In("Acme/manifest.json"), Packages.Made.Json(Rules.Compiled.Manifest), TestContext.Current.CancellationToken);
        await desk.RunAsync("dotnet", "build", In("Acme"), "-c", "Release", "--nologo", "-v", "quiet");
        await desk.RunAsync("dotnet", "tool", "install", "Leadline.Sdk.Tool", "--tool-path", In("bin"), "--source", packages);

        var built = In("Acme/bin/Release/net10.0");
        Assert.False(File.Exists(Path.Combine(built, "Leadline.Sdk.dll")));
        Assert.Equal($"{built}: in order (profile publish, rules 1, SDK 1.1.0)\n", await desk.RunAsync(In("bin/leadline-plugin"), "check", "--profile", "publish", built));
        await desk.RunAsync(In("bin/leadline-plugin"), "pack", built, "--out", In("acme.llplugin"));
        Assert.True(File.Exists(In("acme.llplugin")));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(In(name), text);
}
