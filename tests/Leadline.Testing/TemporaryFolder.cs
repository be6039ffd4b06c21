namespace Leadline.Testing;

/// <summary>A folder for one test, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("leadline-test-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (System.IO.Directory.Exists(Path))
            System.IO.Directory.Delete(Path, recursive: true);
    }
}
