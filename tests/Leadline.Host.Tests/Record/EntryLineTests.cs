using System.Buffers;
using System.Text;
using System.Text.Json;
using Leadline.Modularity.Record;

namespace Leadline.Host.Tests.Record;

public sealed class EntryLineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_entry_written_by_hand_is_as_the_other_lines_are_and_reads_as_what_it_was(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
        {
            var entry = Chain.Line(random.NextInt64(), random.Next(), "call_off", Chain.Entry(random));
            var line = Written(entry);

            Assert.Equal(Encoding.UTF8.GetString(ExportLines.Write(entry)), Encoding.UTF8.GetString(line));
            Assert.Equal(entry, EntryLine.Read(line));
        }
    }

    [Theory]
    [InlineData("\"position\":1,", "")]
    [InlineData("\"position\":1,", "\"position\":1,\"position\":1,")]
    [InlineData("\"position\":1,", "\"position\":01,")]
    [InlineData("\"position\":1,", "\"position\":99999999999,")]
    [InlineData("\"position\":1,", "\"position\":null,")]
    [InlineData("\"position\":1,\"module\":\"directory\"", "\"module\":\"directory\",\"position\":1")]
    [InlineData("\"module\":\"directory\"", "\"module\":\"d\\u0069rectory\"")]
    [InlineData("\"module\":\"directory\"", "\"module\":null")]
    [InlineData("\"kind\":\"entry\"", "\"kind\":\"seal\"")]
    [InlineData("{\"kind\"", "{ \"kind\"")]
    [InlineData("}", "},")]
    [InlineData("}", "")]
    public void A_line_that_differs_in_anything_is_none(string written, string changed)
    {
        var entry = Chain.Entry(new Random(1)) with { Before = null, After = null };
        var line = Encoding.UTF8.GetString(Written(Chain.Line(1, 1, "directory", entry)));
        Assert.Contains(written, line, StringComparison.Ordinal);

        Assert.Null(EntryLine.Read(Encoding.UTF8.GetBytes(line.Replace(written, changed, StringComparison.Ordinal))));
    }

    private static byte[] Written(ExportedEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ExportLines.Writing))
            EntryLine.Write(json, entry);
        return bytes.WrittenSpan.ToArray();
    }
}
