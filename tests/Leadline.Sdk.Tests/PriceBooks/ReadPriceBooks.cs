using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk.Tests.Guide;

namespace Leadline.Sdk.Tests.PriceBooks;

public sealed class ReadPriceBooks
{
    /// <summary>A book as a supplier writes it; each test of a fault spoils one thing.</summary>
    internal const string Desk = """
        {
          "format": 1,
          "reference": "DESK",
          "version": 3,
          "publisher": "GB-COH:01234567",
          "framework": "ACS",
          "lot": "3",
          "serviceLine": "ACS-ICT",
          "from": "2018-09-01",
          "entries": [
            { "code": "desk-device", "title": "Desktop support", "unit": "device", "unitPrice": { "pence": 950, "currency": "GBP" }, "per": "month" },
            { "code": "desk-device", "title": "Desktop support, from 500", "unit": "device", "unitPrice": { "pence": 800, "currency": "GBP" }, "per": "month", "fromQuantity": 500 },
            { "code": "set-up", "title": "Setting up a surgery", "unit": "surgery", "unitPrice": { "pence": 120000, "currency": "GBP" }, "per": "once" }
          ]
        }
        """;

    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        // piece of the book, what stands instead, code, place, part of the reason
        { "\"format\": 1", "\"format\": 2", "out-of-range", "/format", "From 1 to 1" },
        { "  \"reference\": \"DESK\",\n", "", "missing-field", "/reference", "'reference' is missing" },
        { "\"reference\": \"DESK\"", "\"reference\": \"\"", "text-length", "/reference", "1 to 60 characters" },
        { "\"reference\": \"DESK\"", $"\"reference\": \"{new string('D', 61)}\"", "text-length", "/reference", "this one has 61" },
        { "\"reference\": \"DESK\"", "\"reference\": \"DE\\u200eSK\"", "control-character", "/reference", "Remove it" },
        { "\"reference\": \"DESK\"", "\"reference\": \"DE\\nSK\"", "control-character", "/reference", "line break" },
        { "\"reference\": \"DESK\"", "\"reference\": null", "wrong-type", "/reference", "nothing was found" },
        { "\"reference\": \"DESK\"", "\"reference\": \"DE\\ud800\"", "not-json", "", "surrogate" },
        { "\"version\": 3", "\"version\": 0", "out-of-range", "/version", "0 was found" },
        { "\"version\": 3", "\"version\": 3.5", "wrong-type", "/version", "3.5 was found" },
        { "\"version\": 3", "\"version\": \"3\"", "wrong-type", "/version", "a text was found" },
        { "\"version\": 3", "\"version\": 2147483648", "out-of-range", "/version", "2147483648 was found" },
        { "\"version\": 3", "\"version\": 3, \"version\": 4", "duplicate-field", "/version", "Keep one" },
        { "\"version\": 3", "\"version\": 3, \"colour/~\": 4", "unknown-field", "/colour~1~0", "Known: format, reference, version, publisher" },
        { "GB-COH:01234567", "Fenmoor Limited", "shape", "/publisher", "GB-NHS:0DE" },
        { "\"framework\": \"ACS\"", "\"framework\": \"acs\"", "shape", "/framework", "2 to 12 capital letters" },
        { "\"lot\": \"3\"", "\"lot\": 3", "wrong-type", "/lot", "a number was found" },
        { "\"lot\": \"3\"", "\"lot\": \"three-a\"", "shape", "/lot", "1 to 6 letters and digits" },
        { "\"serviceLine\": \"ACS-ICT\"", "\"serviceLine\": \"ACS ICT\"", "shape", "/serviceLine", "1 to 30 letters" },
        { "2018-09-01", "2018-02-30", "wrong-type", "/from", "'2018-02-30' was found" },
        { "2018-09-01", "01/09/2018", "wrong-type", "/from", "written as 2018-08-01" },
        { "\"entries\": [", "\"entries\": {}, \"were\": [", "wrong-type", "/entries", "an object was found" },
        { "\"entries\": [", "\"entries\": [], \"were\": [", "too-few", "/entries", "From 1 to 2,000" },
        { "\"entries\": [", "\"entries\": [ 7,", "wrong-type", "/entries/0", "a number was found" },
        { "\"code\": \"set-up\"", "\"code\": \"Set-up\"", "shape", "/entries/2/code", "1 to 40 small letters" },
        { "\"code\": \"set-up\"", "\"code\": \"\"", "shape", "/entries/2/code", "1 to 40 small letters" },
        { "\"code\": \"set-up\"", $"\"code\": \"{new string('c', 41)}\"", "shape", "/entries/2/code", "1 to 40 small letters" },
        { "\"title\": \"Setting up a surgery\"", $"\"title\": \"{new string('t', 201)}\"", "text-length", "/entries/2/title", "1 to 200" },
        { "\"unit\": \"surgery\"", "\"unit\": \" \"", "text-length", "/entries/2/unit", "1 to 40" },
        { "\"pence\": 120000", "\"pence\": -1", "out-of-range", "/entries/2/unitPrice/pence", "From 0" },
        { "\"pence\": 120000", "\"pence\": 1200.50", "wrong-type", "/entries/2/unitPrice/pence", "whole number" },
        { "\"pence\": 120000", "\"pence\": 100000000001", "out-of-range", "/entries/2/unitPrice/pence", "100,000,000,000" },
        { "{ \"pence\": 120000, \"currency\": \"GBP\" }", "{ \"pence\": 120000, \"currency\": \"EUR\" }", "shape", "/entries/2/unitPrice/currency", "Prices are in GBP" },
        { "{ \"pence\": 120000, \"currency\": \"GBP\" }", "{ \"pence\": 120000, \"currency\": \"GBP\", \"net\": 1 }", "unknown-field", "/entries/2/unitPrice/net", "Known: pence, currency" },
        { "{ \"pence\": 120000, \"currency\": \"GBP\" }", "120000", "wrong-type", "/entries/2/unitPrice", "an object is wanted" },
        { "\"per\": \"once\"", "\"per\": \"week\"", "unknown-value", "/entries/2/per", "Known: once, month, quarter, year" },
        { "\"per\": \"once\"", "\"per\": \"once\", \"discount\": 5", "unknown-field", "/entries/2/discount", "unitPrice, per, fromQuantity" },
        { "\"fromQuantity\": 500", "\"fromQuantity\": -1", "out-of-range", "/entries/1/fromQuantity", "-1 was found" },
        { "\"fromQuantity\": 500", "\"fromQuantity\": 0.1234567", "wrong-type", "/entries/1/fromQuantity", "at most 6 decimals" },
        { "\"fromQuantity\": 500", "\"fromQuantity\": null", "wrong-type", "/entries/1/fromQuantity", "nothing was found" },
        { "\"fromQuantity\": 500", "\"fromQuantity\": 0.0", "duplicate-step", "/entries/1", "an earlier price from a quantity of 0" },
        { "\"per\": \"month\" },", "\"per\": \"month\", \"fromQuantity\": 1 },", "no-first-step", "/entries/0", "no price from a quantity of 0" },
        { "\"unit\": \"device\", \"unitPrice\": { \"pence\": 800", "\"unit\": \"desk\", \"unitPrice\": { \"pence\": 800", "unit-differs", "/entries/1/unit", "the first is by 'device', this by 'desk'" },
        { "\"per\": \"month\", \"fromQuantity\"", "\"per\": \"year\", \"fromQuantity\"", "period-differs", "/entries/1/per", "the first is per 'month', this per 'year'" },
        { "\"entries\": [", "\"entries\": [ // prices", "not-json", "", "line 10" },
        { "\"entries\": [", "\"more\": [[[[[[[[]]]]]]]], \"entries\": [", "not-json", "", "at most 8 levels" },
    };

    [Fact]
    public void A_book_is_read_whole()
    {
        var reading = Read(Desk);
        Assert.Empty(reading.Faults);
        var file = reading.File!;
        Assert.Equal((OrganisationReference.Parse("GB-COH:01234567"), "ACS", "3", "ACS-ICT", new DateOnly(2018, 9, 1)), (file.Publisher, file.Framework, file.Lot, file.ServiceLine, file.From));
        Assert.Equal(("DESK", 3, 3), (file.Book.Reference, file.Book.Version, file.Book.Entries.Count));
        Assert.Equal((new Money(950), new Money(800)), (file.Book.Entry("desk-device", 499.5m).UnitPrice, file.Book.Entry("desk-device", 500).UnitPrice));
        Assert.Equal(
            new PriceBookEntry { Code = "set-up", Title = "Setting up a surgery", Unit = "surgery", UnitPrice = new Money(120_000), Per = ChargePeriod.Once },
            file.Book.Entries[2]);
        Assert.Matches("^[0-9a-f]{64}$", reading.Hash);
    }

    [Fact]
    public void The_book_of_the_guide_is_in_order()
    {
        var book = Assert.Single(GuidePages.Plugins("publishing.md")).Manifest;
        Assert.Empty(Read(book).Faults);
    }

    [Fact]
    public void A_book_that_is_written_reads_as_it_was()
    {
        var file = Read(Desk).File!;
        Assert.Equivalent(file, PriceBookReader.Read(file.Write()).File, strict: true);
    }

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_told_with_its_place_and_what_would_be_right(string piece, string instead, string code, string place, string reason)
    {
        Assert.Equal(2, Desk.Split(piece).Length);
        var reading = Read(Desk.Replace(piece, instead, StringComparison.Ordinal));

        Assert.Null(reading.File);
        var fault = Assert.Single(reading.Faults, f => f.Code == code && f.Place == place);
        Assert.Contains(reason, fault.Reason);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var reading = Read(Desk.Replace("\"format\": 1", "\"format\": 9", StringComparison.Ordinal).Replace("\"per\": \"once\"", "\"per\": 1", StringComparison.Ordinal)
            .Replace("\"pence\": 950", "\"pence\": -950", StringComparison.Ordinal).Replace("\"lot\"", "\"lott\"", StringComparison.Ordinal));
        Assert.Equal(["/entries/0/unitPrice/pence", "/entries/2/per", "/format", "/lot", "/lott"], reading.Faults.Select(f => f.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_could_not_be_read_is_not_judged_a_second_time()
    {
        var reading = Read(Desk.Replace("\"per\": \"month\", \"fromQuantity\": 500", "\"per\": \"week\", \"fromQuantity\": \"many\"", StringComparison.Ordinal));
        Assert.Equal(["/entries/1/per", "/entries/1/fromQuantity"], reading.Faults.Select(f => f.Place));
    }

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_001, "too-many")]
    public void Two_thousand_prices_fit(int count, string? code)
    {
        var file = Read(Desk).File!;
        var entries = Enumerable.Range(0, count).Select(i => file.Book.Entries[2] with { Code = $"c{i}" }).ToList();
        Assert.Equal(code, PriceBookReader.Read((file with { Book = file.Book with { Entries = entries } }).Write()).Faults.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(PriceBookFile.MostBytes, null)]
    [InlineData(PriceBookFile.MostBytes + 1, "file-too-large")]
    public void A_mebibyte_fits(int bytes, string? code) =>
        Assert.Equal(code, PriceBookReader.Read(Encoding.UTF8.GetBytes(Desk.PadRight(bytes))).Faults.SingleOrDefault()?.Code);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}' })]
    [InlineData(new byte[] { })]
    public void Bytes_that_are_no_text_are_no_json(byte[] file) => Assert.Equal("not-json", Assert.Single(PriceBookReader.Read(file).Faults).Code);

    [Fact]
    public void Damage_gives_a_book_or_faults_and_never_an_exception()
    {
        var whole = Encoding.UTF8.GetBytes(Desk);
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var damaged = whole.ToArray();
            for (var j = random.Next(1, 4); j > 0; j--)
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var reading = PriceBookReader.Read(damaged);
            Assert.Equal(reading.Faults.Count == 0, reading.File is not null);
            refused += reading.Faults.Count > 0 ? 1 : 0;
        }

        Assert.InRange(refused, 2_500, 5_000); // the damage is real
    }

    private static PriceBookReading Read(string text) => PriceBookReader.Read(Encoding.UTF8.GetBytes(text));
}
