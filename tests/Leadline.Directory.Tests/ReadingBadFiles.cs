using System.Text;
using Leadline.Directory.OrganisationFiles;

namespace Leadline.Directory.Tests;

public sealed class ReadingBadFiles
{
    private const string Good = "GB-NHS:X24,NHS England,authority,2013-04-01,,";

    [Theory]
    [InlineData("GB-NHS:0d,Name,csu,2013-04-01,,", "reference", "scheme, a colon")]
    [InlineData(",Name,csu,2013-04-01,,", "reference", "scheme, a colon")]
    [InlineData("GB-NHS:0DE,,csu,2013-04-01,,", "name", "Write 1 to 300")]
    [InlineData("GB-NHS:0DE,\"  \",csu,2013-04-01,,", "name", "Write 1 to 300")]
    [InlineData("GB-NHS:0DE,A\u0007B,csu,2013-04-01,,", "name", "Control characters")]
    [InlineData("GB-NHS:0DE,A\rB,csu,2013-04-01,,", "name", "Control characters")]
    [InlineData("GB-NHS:0DE,Name,shop,2013-04-01,,", "kind", "'shop' is no kind")]
    [InlineData("GB-NHS:0DE,Name,csu,01/04/2013,,", "open_from", "year-month-day")]
    [InlineData("GB-NHS:0DE,Name,csu,2013-04-01,2015-02-29,", "open_to", "'2015-02-29' is not a date")]
    [InlineData("GB-NHS:0DE,Name,csu,2013-04-01,2013-03-31,", "open_to", "lies before")]
    [InlineData("GB-NHS:0DE,Name,csu,2013-04-01,,0DF", "successor", "scheme, a colon")]
    [InlineData("GB-NHS:0DE,Name,csu,2013-04-01,,GB-NHS:0DE", "successor", "its own successor")]
    [InlineData("GB-NHS:X24,NHS England,authority,2013-04-01,,", "reference", "line 2 already")]
    [InlineData("GB-NHS:0DE,Name,csu,2013-04-01", "open_to", "4 fields; the header has 6")]
    [InlineData("GB-NHS:0DE,Arden, Leicester,csu,2013-04-01,,", "7", "7 fields; the header has 6")]
    [InlineData("GB-NHS:0DE,\"Name,csu,2013-04-01,,", "name", "quotation marks are broken")]
    [InlineData("GB-NHS:0DE,Na\"me\",csu,2013-04-01,,", "name", "quotation marks are broken")]
    [InlineData("GB-NHS:0DE,\"Na\"me,csu,2013-04-01,,", "name", "quotation marks are broken")]
    [InlineData("GB-NHS:0DE,\"Name\" x,csu,2013-04-01,,", "name", "quotation marks are broken")]
    [InlineData("GB-NHS:0DE,Name,csu,2013-04-01,,\"", "successor", "quotation marks are broken")]
    public async Task A_bad_row_is_reported_with_line_and_column_and_stops_no_other(string row, string column, string reason)
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Rows(Good, row, "LEADLINE:after,After,company,2013-04-01,,"));

        var fault = Assert.Single(faults);
        Assert.Equal((3, column), (fault.Line, fault.Column));
        Assert.Contains(reason, fault.Detail, StringComparison.Ordinal);
        Assert.Equal(["GB-NHS:X24", "LEADLINE:after"], rows.Select(r => r.Reference.ToString()));
    }

    [Fact]
    public async Task Every_fault_of_a_row_is_reported()
    {
        var (_, _, faults) = await Files.ReadAsync(Files.Rows("0DE,,shop,soon,never,nobody"));

        Assert.Equal(["reference", "open_from", "open_to", "name", "kind", "successor"], faults.Select(f => f.Column));
    }

    [Fact]
    public async Task An_ODS_code_is_checked_where_the_layout_has_bare_codes()
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Of(
            "ods_code,ons_code,name,nhs_region_code,nhs_region\nQ,E1,NHS A ICB,Y58,West\n qox ,E2, NHS B ICB ,Y58,West\n"));

        Assert.Equal((2, "ods_code"), (Assert.Single(faults).Line, faults[0].Column));
        Assert.Equal(("GB-NHS:QOX", "NHS B ICB"), (Assert.Single(rows).Reference.ToString(), rows[0].Name));
    }

    [Fact]
    public async Task Broken_UTF_8_spoils_its_own_row()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Files.Header}GB-NHS:0DE,Caf#,csu,2013-04-01,,\n{Good}\n");
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xE9; // an é of Latin-1

        var (_, rows, faults) = await Files.ReadAsync(new MemoryStream(bytes));

        Assert.Equal((2, "name"), (Assert.Single(faults).Line, faults[0].Column));
        Assert.Single(rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task A_field_of_a_megabyte_is_cut_short(string mark)
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Rows(
            $"GB-NHS:0DE,{mark}{new string('a', 1_000_000)}{mark},csu,2013-04-01,,", Good));

        Assert.Equal((2, "name"), (Assert.Single(faults).Line, faults[0].Column));
        Assert.Contains("longer than 16,384 bytes", faults[0].Detail, StringComparison.Ordinal);
        Assert.Single(rows);
    }

    [Fact]
    public async Task A_name_has_300_characters_at_most()
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Rows(
            $"LEADLINE:a,{new string('a', 300)},company,2013-04-01,,", $"LEADLINE:b,{new string('b', 301)},company,2013-04-01,,"));

        Assert.Single(rows);
        Assert.Equal((3, "name"), (Assert.Single(faults).Line, faults[0].Column));
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n\r\n")]
    public async Task A_byte_order_mark_line_ends_of_Windows_and_blank_lines_are_forgiven(string start, string end)
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Of(start + (Files.Header + Good + "\nGB-NHS:0DE,\"Arden, \"\"GEM\"\"\",csu,2014-10-01,,").Replace("\n", end)));

        Assert.Empty(faults);
        Assert.Equal(["NHS England", "Arden, \"GEM\""], rows.Select(r => r.Name));
        Assert.Equal(end.Length > 2 ? 5 : 3, rows[1].Line);
    }

    [Fact]
    public async Task Columns_may_stand_in_any_order()
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Of("Name,Kind,Reference,successor,open_to,open_from\nNHS England,authority,GB-NHS:X24,,,2013-04-01\n"));

        Assert.Empty(faults);
        Assert.Equal(new DateOnly(2013, 4, 1), Assert.Single(rows).OpenFrom);
    }

    [Fact]
    public async Task A_file_with_a_header_only_has_no_rows()
    {
        var (_, rows, faults) = await Files.ReadAsync(Files.Of(Files.Header.TrimEnd()));

        Assert.Empty(rows);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("\r\n\n", "file-empty")]
    [InlineData("\uFEFF", "file-empty")]
    [InlineData("code,name\nX24,NHS England\n", "layout-unknown")]
    [InlineData("reference;name;kind;open_from;open_to;successor\n", "layout-unknown")]
    [InlineData("reference,name,kind,open_from,open_to,successor,extra\n", "layout-unknown")]
    [InlineData("reference,name,name,open_from,open_to,successor\n", "layout-unknown")]
    [InlineData("\"reference,name\n", "layout-unknown")]
    public async Task A_file_of_no_known_layout_is_refused(string text, string code) => Assert.Equal(code, await Files.RefusalAsync(Files.Of(text)));

    [Fact]
    public async Task The_refusal_lists_the_known_layouts_and_their_columns()
    {
        var refusal = (await OrganisationFile.OpenAsync(Files.Of("a,b\n"), TestContext.Current.CancellationToken)).Refusal!;

        Assert.Contains("'a,b'", refusal.Reason, StringComparison.Ordinal);
        Assert.All(KnownLayouts.All, l => Assert.Contains($"{l.Code} ({string.Join(',', l.Columns)})", refusal.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_file_that_arrives_in_drops_reads_the_same(int drop)
    {
        var (_, rows, faults) = await Files.ReadAsync(new DrippingStream(Files.Shipped("commissioning_support_units.csv"), drop));

        Assert.Equal(19, rows.Count);
        Assert.Empty(faults);
    }

    private sealed class DrippingStream(Stream inner, int drop) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer[..Math.Min(drop, buffer.Length)], cancellationToken);
    }
}
