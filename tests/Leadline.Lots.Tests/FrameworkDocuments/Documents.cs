using System.Text;
using Leadline.Lots.FrameworkDocuments;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>The documents that the tests read: the shipped ones, and the example that people are shown.</summary>
internal static class Documents
{
    private const string Fence = "```";
    private const string Summary = "    summary: Support of desktop computers in surgeries.\n";

    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "frameworks");

    /// <summary>The small complete example of frameworks/README.md.</summary>
    internal static string Example { get; } = Fenced(0);

    /// <summary>The example with the minimum specification and the form that frameworks/README.md shows.</summary>
    internal static string ExampleWithForm { get; } = Put(Example, Summary, Summary + Fenced(1).TrimEnd('\n') + "\n");

    /// <summary>The example of frameworks/README.md in which every field stands.</summary>
    internal static string Whole { get; } = Fenced(2);

    internal static DocumentReading Read(string text) => FrameworkDocument.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The example with one piece of it replaced; the piece must stand there exactly once.</summary>
    internal static string ExampleWith(string piece, string instead) => Put(Example, piece, instead);

    /// <summary>The example with a form, and one piece of it replaced; the piece must stand there exactly once.</summary>
    internal static string ExampleWithFormWith(string piece, string instead) => Put(ExampleWithForm, piece, instead);

    /// <summary>The example with everything, and one piece of it replaced; the piece must stand there exactly once.</summary>
    internal static string WholeWith(string piece, string instead) => Put(Whole, piece, instead);

    /// <summary>The line, from 1, that bears the mark.</summary>
    internal static int LineOf(string text, string mark) => text[..text.IndexOf(mark, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static string Put(string text, string piece, string instead)
    {
        Assert.Equal(2, text.Split(piece).Length);
        return text.Replace(piece, instead, StringComparison.Ordinal);
    }

    /// <summary>What stands in the read me's fence of YAML of that number, from 0.</summary>
    private static string Fenced(int number)
    {
        var after = File.ReadAllText(Path.Combine(Folder, "README.md")).Split(Fence + "yaml\n")[number + 1];
        return after[..after.IndexOf(Fence, StringComparison.Ordinal)];
    }
}
