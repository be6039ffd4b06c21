using System.Text;
using Leadline.Lots.FrameworkDocuments;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>The documents that the tests read: the shipped ones, and the example that people are shown.</summary>
internal static class Documents
{
    private const string Fence = "```";

    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "frameworks");

    /// <summary>The small complete example of frameworks/README.md.</summary>
    internal static string Example { get; } = ExampleOf(File.ReadAllText(Path.Combine(Folder, "README.md")));

    internal static DocumentReading Read(string text) => FrameworkDocument.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The example with one piece of it replaced; the piece must stand there exactly once.</summary>
    internal static string ExampleWith(string piece, string instead)
    {
        Assert.Equal(2, Example.Split(piece).Length);
        return Example.Replace(piece, instead, StringComparison.Ordinal);
    }

    /// <summary>The line, from 1, that bears the mark.</summary>
    internal static int LineOf(string text, string mark) => text[..text.IndexOf(mark, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static string ExampleOf(string readme)
    {
        var start = readme.IndexOf(Fence + "yaml\n", StringComparison.Ordinal) + Fence.Length + 5;
        return readme[start..readme.IndexOf(Fence, start, StringComparison.Ordinal)];
    }
}
