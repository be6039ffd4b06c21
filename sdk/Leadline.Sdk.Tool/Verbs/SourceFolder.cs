namespace Leadline.Sdk.Tool;

/// <summary>A folder of source with all below it; links are not followed.</summary>
internal sealed class SourceFolder
{
    private readonly string _folder;
    private readonly ILookup<string, string> _files;

    private SourceFolder(string folder, ILookup<string, string> files) => (_folder, _files) = (folder, files);

    /// <summary>Looks through a folder.</summary>
    /// <exception cref="UnusableInputException">It can't be read.</exception>
    public static SourceFolder Of(string folder)
    {
        // Not even hidden files are passed over: builds compile some that they write.
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };
        return new SourceFolder(folder, Files.Use(folder, "read", () => System.IO.Directory.GetFiles(folder, "*", everything))
            .Order(StringComparer.Ordinal).ToLookup(f => Path.GetFileName(f), StringComparer.Ordinal));
    }

    /// <summary>The files that bear a name, by their paths within the folder.</summary>
    /// <exception cref="UnusableInputException">One of them can't be read, or is larger than a file of a package may be.</exception>
    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Named(string name) =>
        _files[name].Select(f => KeyValuePair.Create(Path.GetRelativePath(_folder, f), new ReadOnlyMemory<byte>(Files.Read(f, new Plugins.Checking.PackageLimits().FileBytes))));
}
