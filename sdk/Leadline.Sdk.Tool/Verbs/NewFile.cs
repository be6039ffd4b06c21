namespace Leadline.Sdk.Tool;

/// <summary>
/// A file that is written bit by bit and is there whole or not at all: until it is kept it has another name beside, and goes when this is let go.
/// Its owner alone can read it, where the system can say so.
/// </summary>
internal sealed class NewFile : IDisposable
{
    private readonly string _path;
    private readonly string _beside;
    private readonly FileStream _content;

    private NewFile(string path, string beside, FileStream content) => (_path, _beside, _content) = (path, beside, content);

    /// <summary>Begins a file.</summary>
    /// <exception cref="UnusableInputException">There is one of that name, or none can be written there.</exception>
    public static NewFile Begin(string path)
    {
        if (Path.Exists(path))
            throw new UnusableInputException($"{path} is there already, and stays as it is: name another file, or put that one away.");
        var beside = $"{path}.{Guid.CreateVersion7():N}.part";
        return Files.Use(path, "written", () => new NewFile(path, beside, new FileStream(beside, Files.New(isSecret: true))));
    }

    /// <summary>Adds to it.</summary>
    /// <exception cref="UnusableInputException">It can't be written, such as where the disk is full.</exception>
    public void Add(byte[] content) => Files.Use(_path, "written", () =>
    {
        _content.Write(content);
        return true;
    });

    /// <summary>Gives it its name.</summary>
    /// <exception cref="UnusableInputException">Somebody has written one of that name meanwhile, which stays as it is.</exception>
    public void Keep() => Files.Use(_path, "written", () =>
    {
        _content.Dispose();
        File.Move(_beside, _path, overwrite: false);
        return true;
    });

    public void Dispose()
    {
        _content.Dispose();
        File.Delete(_beside);
    }
}
