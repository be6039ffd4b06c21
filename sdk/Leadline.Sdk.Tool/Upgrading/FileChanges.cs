namespace Leadline.Sdk.Tool;

/// <summary>Edits that are made at once and taken back when this is let go, unless they are kept.</summary>
internal sealed class FileChanges : IDisposable
{
    private readonly Dictionary<string, byte[]> _before = [];
    private bool _isKept;

    /// <summary>Makes the edits.</summary>
    /// <exception cref="UnusableInputException">A file can't be written; those that were are put back.</exception>
    public static FileChanges Make(IReadOnlyList<Edit> edits)
    {
        var changes = new FileChanges();
        try
        {
            foreach (var file in edits.GroupBy(e => e.File))
            {
                var before = Files.Use(file.Key, "read", () => File.ReadAllBytes(file.Key));
                Files.Replace(file.Key, Edit.Apply(before, file));
                changes._before.Add(file.Key, before);
            }

            return changes;
        }
        catch
        {
            changes.Dispose();
            throw;
        }
    }

    /// <summary>The edits stay.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (_isKept)
            return;
        foreach (var (file, content) in _before)
            Files.Replace(file, content);
    }
}
