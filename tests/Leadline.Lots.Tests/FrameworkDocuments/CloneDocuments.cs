using System.Text;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Cloning;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>The document of the next generation, made from the last one.</summary>
public class CloneDocuments
{
    [Theory]
    [InlineData("lpf", "2015-03-02", null, "pcr-2015")]
    [InlineData("acs", "2022-01-10", null, "pcr-2015")]
    [InlineData("acs", "2026-02-02", "pa-2023", "pa-2023")]
    [InlineData("open", "2033-01-03", null, "pa-2023-open")]
    public void The_next_generation_is_in_order_with_its_days_moved_and_the_regime_of_its_day(string name, string began, string? regime, string becomes)
    {
        var document = Document(name);
        var (text, fault) = Clone(document, began, regime);
        Assert.Null(fault);
        var next = Documents.Read(text!);
        Assert.Empty(next.Faults);

        var (before, after) = (document.Terms, next.Document!.Terms);
        Assert.Equal(("NEXT", "Its successor", becomes, DateOnly.Parse(began)), (after.Reference, after.Title, after.Regime.Code, next.Document.ProcurementBegan));
        Assert.Equal(before.Term.To.DayNumber - before.Term.From.DayNumber, after.Term.To.DayNumber - after.Term.From.DayNumber, 1d);
        Assert.Equal(before.Lots.Select(l => l.Title), after.Lots.Select(l => l.Title));
        Assert.Equal(before.Timetable.Select(t => t.Step), after.Timetable.Select(t => t.Step));
        Assert.Equal(before.Reopenings.Count, after.Reopenings.Count);
        Assert.Equal(document.Remarks, next.Document.Remarks);
        Assert.StartsWith($"# The next generation of {before.Reference}, made from its version 3 (SHA-256 {document.Sha256}).\n", text, StringComparison.Ordinal);
        Assert.Equal(document.Text.Count(c => c == '#') + 1, text!.Count(c => c == '#')); // every comment is still there
    }

    [Fact]
    public void Days_move_by_whole_months_and_the_last_of_a_month_stays_the_last()
    {
        var document = Documents.Read(Documents.WholeWith("to: 2033-09-30\n  extensions", "to: 2033-02-28\n  extensions").Replace("to: 2032-09-30", "to: 2032-02-29", StringComparison.Ordinal)).Document!;
        var next = Documents.Read(Clone(document, "2028-02-07", null).Text!).Document!.Terms; // 25 months on
        Assert.Equal((new DateOnly(2028, 11, 1), new DateOnly(2035, 3, 31)), (next.Term.From, next.Term.To));
        Assert.Equal(new DateOnly(2034, 3, 31), next.Lots[0].Term!.To);
        Assert.Equal([new DateOnly(2031, 4, 1), new DateOnly(2034, 4, 1)], next.Reopenings);
        Assert.Equal((new DateOnly(2028, 2, 7), new DateOnly(2028, 11, 1)), (next.Timetable[2].Day, next.Timetable[^1].Day));
        Assert.Equal(new DateOnly(2028, 11, 1), next.Lots[0].ServiceLines[0].Form[1].Limits!.Earliest);
        Assert.Equal("2026-01", next.Lots[0].ServiceLines[0].SpecificationVersion);
    }

    [Theory]
    [InlineData("2026-02-02", null, "pa-2023, pa-2023-light-touch, pa-2023-open")] // three are in force, and the old one is not among them
    [InlineData("2026-02-02", "pcr-2015", "Name the regime")]
    [InlineData("1999-01-04", null, "none of those known")]
    public void A_regime_that_is_not_in_force_or_not_the_only_one_must_be_named(string began, string? regime, string said)
    {
        var (text, fault) = Clone(Document("acs"), began, regime);
        Assert.Null(text);
        Assert.Equal("/regime", fault!.Path);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_new_regime_forbids_is_found_by_the_check_of_the_clone()
    {
        var text = Clone(Document("open"), "2026-02-02", "pa-2023").Text!;
        Assert.Contains(Documents.Read(text).Faults, f => f is { Code: "forbidden-by-regime", Source: not null });
    }

    [Theory]
    [InlineData("title: A small framework agreement", "title: >-\n  A small framework\n  agreement")]
    [InlineData("title: A small framework agreement", "title: \"A small\\u0020framework agreement\"")]
    public void A_value_that_is_not_written_out_on_one_line_is_named(string piece, string instead)
    {
        var document = Documents.Read(Documents.ExampleWith(piece, instead)).Document!;
        var (text, fault) = Clone(document, "2018-01-08", null);
        Assert.Null(text);
        Assert.Equal((3, "/title"), (fault!.Line, fault.Path));
    }

    private static (string? Text, DocumentFault? Fault) Clone(FrameworkDocument document, string began, string? regime) =>
        DocumentClone.Of(document, 3, new NextGeneration("NEXT", "Its successor", DateOnly.Parse(began), regime), ProcedureProfileCatalogue.Shipped);

    private static FrameworkDocument Document(string name) => FrameworkDocument.Read(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Documents.Folder, name, "framework.yaml")))).Document!;
}
