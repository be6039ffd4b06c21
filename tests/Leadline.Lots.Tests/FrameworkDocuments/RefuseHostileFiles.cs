using System.Diagnostics;
using System.Text;
using Leadline.Lots.FrameworkDocuments;

namespace Leadline.Lots.Tests.FrameworkDocuments;

public class RefuseHostileFiles
{
    [Fact]
    public async Task Ten_megabytes_are_refused_before_they_are_read()
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 10_000_000)));
        var reading = await FrameworkDocument.ReadAsync(stream, TestContext.Current.CancellationToken);

        var fault = Assert.Single(reading.Faults);
        Assert.Equal((1, "document-too-large"), (fault.Line, fault.Code));
        Assert.Contains("1,048,576 bytes (1 MiB)", fault.Message);
        Assert.Equal(FrameworkDocument.LargestBytes + 1, stream.Position);
    }

    [Theory]
    [InlineData("format: 1\ntitle: ab", new byte[] { 0xFF }, 2, 10, "FF")]
    [InlineData("title: é", new byte[] { 0xC3, 0x28 }, 1, 9, "C3")]
    [InlineData("title: ", new byte[] { 0xE2, 0x82 }, 1, 8, "E2")] // cut off in the middle of a character
    [InlineData("", new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, 1, 1, "FF")] // UTF-16
    public void Broken_utf_8_is_refused_with_the_place_of_its_first_bad_byte(string start, byte[] rest, int line, int column, string named)
    {
        var fault = Assert.Single(FrameworkDocument.Read((byte[])[.. Encoding.UTF8.GetBytes(start), .. rest]).Faults);
        Assert.Equal((line, column, "not-utf-8"), (fault.Line, fault.Column, fault.Code));
        Assert.Contains($"The byte {named}", fault.Message);
    }

    [Fact]
    public void A_byte_order_mark_is_forgiven() =>
        Assert.Empty(FrameworkDocument.Read((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Documents.Example)]).Faults);

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void An_empty_file_is_refused(string text) => Assert.Equal("document-empty", Assert.Single(Documents.Read(text).Faults).Code);

    [Theory]
    [InlineData("---\n...\n")]
    [InlineData("just a text")]
    [InlineData("- a\n- b")]
    public void A_file_that_holds_no_fields_is_refused(string text) => Assert.NotEmpty(Documents.Read(text).Faults);

    [Fact]
    public void A_second_document_in_the_file_is_refused_at_its_line()
    {
        var fault = Assert.Single(Documents.Read(Documents.Example + "---\nformat: 1\n").Faults);
        Assert.Equal(("several-documents", Documents.LineOf(Documents.Example + "\u0001", "\u0001")), (fault.Code, fault.Line));
    }

    [Fact]
    public void Aliases_are_refused_one_by_one_and_never_expanded()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 100; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");

        var faults = Documents.Read(bomb.ToString()).Faults;
        Assert.Equal(100 + (99 * 9), faults.Count(f => f.Code == "anchor-or-alias"));
    }

    [Fact]
    public void Thousands_of_faults_are_told_in_bounded_time_and_space()
    {
        var lines = Enumerable.Range(0, 1_000).Select(i => $"  - {{code: LINE-{i}-OF-THE-CATALOGUE, title: T, summary: S}}\n");
        var listed = Enumerable.Range(0, 2_800).Select(i => $"LINE-{i}-OF-THE-CATALOG");
        var text = $"service-lines:\n{string.Concat(lines)}lots:\n  - service-lines: [{string.Join(", ", listed)}]\n";
        var faults = Documents.Read(text).Faults;

        Assert.True(faults.Count(f => f.Code == "unknown-service-line") == 2_800);
        Assert.All(faults, f => Assert.True(f.Message.Length < 1_500, f.Message));
    }

    [Fact]
    public void A_name_as_long_as_the_file_does_not_lengthen_every_fault_below_it()
    {
        var name = new string('n', 500_000);
        var faults = Documents.Read($"? {name}\n: [{string.Concat(Enumerable.Repeat("*a,", 5_000))}]\n? b\n: *{name[..20_000]}").Faults;
        Assert.True(faults.Count > 5_000);
        Assert.All(faults, f => Assert.True(f.Message.Length + f.Path.Length < 600));
    }

    [Theory]
    [InlineData("a: [", "[", "too-deep")]
    [InlineData("", "{a: ", "too-deep")]
    [InlineData("", "- ", "too-deep")]
    [InlineData("", "? ", "too-deep")]
    [InlineData("", "- x\n", "too-many-values")]
    [InlineData("a: [", "x,", "too-many-values")]
    [InlineData("a: \"", "\\", "not-yaml")]
    [InlineData("", "&a ", "not-yaml")]
    [InlineData("a: ", "x", "text")]
    [InlineData("a: \"", "x\n", "not-yaml")]
    [InlineData("", "a: \n", "text")]
    [InlineData("a: |\n", " \n", "text")]
    [InlineData("", "\t", "text")]
    [InlineData("", "%", "text")]
    [InlineData("a: ", "\t", "text")]
    [InlineData("", " ", "text")]
    [InlineData("", "\n", "text")]
    [InlineData("", "#\n", "text")]
    [InlineData("a:\n", "  b\n", "text")]
    [InlineData("a: '", "''", "text")]
    [InlineData("a: >\n", " x\n", "text")]
    [InlineData("a: >\n", "\n", "text")]
    [InlineData("{", "a: b, ", "text")]
    [InlineData("", "a", "text")]
    public void A_full_size_file_of_one_repeated_piece_is_refused_quickly(string start, string piece, string code)
    {
        var text = start + string.Concat(Enumerable.Repeat(piece, (FrameworkDocument.LargestBytes - 100) / piece.Length));
        var watch = Stopwatch.StartNew();
        var faults = Documents.Read(text).Faults;

        Assert.NotEmpty(faults);
        if (code != "text")
            Assert.Contains(faults, f => f.Code == code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        Assert.All(faults, f => Assert.True(f.Message.Length < 600, f.Message));
    }
}
