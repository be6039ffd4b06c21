namespace Leadline.Sdk.Tool;

/// <summary>Reading and writing the files that a verb was given.</summary>
internal static class Files
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads a file that is no larger than a limit.</summary>
    public static byte[] Read(string path, int mostBytes) => Use(path, "read", () =>
    {
        // One byte over the limit is enough to tell; what a file system says of a length is not asked, since pipes have none.
        using var file = File.OpenRead(path);
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > mostBytes)
                throw new IOException($"it is larger than {mostBytes:N0} bytes");
        }

        return content.ToArray();
    });

    /// <summary>Writes a new file; one that is there already stays as it is.</summary>
    public static void WriteNew(string path, byte[] content, bool isSecret = false) => Use(path, "written", () =>
    {
        using var file = new FileStream(path, New(isSecret));
        file.Write(content);
        return true;
    });

    /// <summary>How a file is opened that must not be there yet.</summary>
    public static FileStreamOptions New(bool isSecret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isSecret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerAlone;
        return options;
    }

    /// <summary>Writes a file whole or not at all, over what was there.</summary>
    public static void Replace(string path, byte[] content) => Use(path, "written", () =>
    {
        var beside = $"{path}.{Guid.CreateVersion7():N}.part";
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }

        return true;
    });

    /// <summary>Whether others than its owner can read a file, as far as this system tells.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerAlone | UnixFileMode.UserExecute)) != UnixFileMode.None;

    public static T Use<T>(string path, string done, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{path} can't be {done}: {error.Message}");
        }
    }
}
