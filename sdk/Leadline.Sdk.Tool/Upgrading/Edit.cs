using System.Text;

namespace Leadline.Sdk.Tool;

/// <summary>A few characters of a file that give way to others; everything else in it, blanks and line ends too, stays.</summary>
/// <param name="File">The file.</param>
/// <param name="At">Where they begin, in characters after a byte order mark.</param>
/// <param name="From">What stands there.</param>
/// <param name="To">What is to stand there.</param>
/// <param name="What">Of what, as people read it, such as <c>Leadline.Sdk</c>.</param>
internal sealed record Edit(string File, int At, string From, string To, string What)
{
    public override string ToString() => $"{File}: {What} {From} -> {To}";

    /// <summary>A file with its edits made.</summary>
    public static byte[] Apply(byte[] content, IEnumerable<Edit> edits)
    {
        var (mark, text) = Read(content);
        var changed = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(e => e.At))
            changed.Remove(edit.At, edit.From.Length).Insert(edit.At, edit.To);
        return [.. mark, .. Encoding.UTF8.GetBytes(changed.ToString())];
    }

    /// <summary>A file's byte order mark, if any, and its text.</summary>
    public static (byte[] Mark, string Text) Read(byte[] content)
    {
        var mark = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.ToArray() : [];
        return (mark, Encoding.UTF8.GetString(content.AsSpan(mark.Length)));
    }
}
