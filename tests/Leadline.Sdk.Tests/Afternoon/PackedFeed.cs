namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>What <c>build/pack</c> packs, once for all tests that use it.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-feed-").FullName;

    /// <summary>The folder with the packages.</summary>
    internal string Folder => Path.Combine(_folder, "feed");

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows()) // build/pack is a shell script; the tests skip
            await new Desk(_folder).RunAsync(Path.Combine(Repository.Tests, "../../build/pack"), "--out", Folder);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition("Packed")]
public sealed class PackedCollection : ICollectionFixture<PackedFeed>;
