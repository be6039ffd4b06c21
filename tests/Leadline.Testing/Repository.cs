namespace Leadline.Testing;

/// <summary>The checkout that the tests were built in.</summary>
public static class Repository
{
    /// <summary>Its root, found from where the tests run.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests run inside a checkout, below Platform.sln.");
    }
}
