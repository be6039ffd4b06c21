using Leadline.Sdk.Tests.Afternoon;

[assembly: AssemblyFixture(typeof(PackedFeed))]

namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>What <c>build/pack</c> packs, once for all tests that ask for it: those run side by side, since they mostly wait for builds.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-feed-").FullName;
    private readonly Lazy<Task<string>> _packed;

    public PackedFeed() => _packed = new Lazy<Task<string>>(PackOnceAsync);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Packs, where nobody has, and gives the folder with the packages.</summary>
    internal Task<string> PackAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "build/pack is a shell script.");
        return _packed.Value;
    }

    private async Task<string> PackOnceAsync()
    {
        var feed = Path.Combine(_folder, "feed");
        await new Desk(_folder).RunAsync(Path.Combine(Repository.Tests, "../../build/pack"), "--out", feed);
        return feed;
    }
}
