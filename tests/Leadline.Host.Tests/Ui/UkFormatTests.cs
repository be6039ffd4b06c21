using System.Globalization;
using Leadline.Primitives;
using Leadline.Ui;

namespace Leadline.Host.Tests.Ui;

public sealed class UkFormatTests
{
    [Theory]
    [InlineData("2026-11-21T19:20:00Z", "21 November 2026, 7:20pm")]
    [InlineData("2026-07-01T11:00:00Z", "1 July 2026, 12:00pm")]
    [InlineData("2026-06-30T23:00:00Z", "1 July 2026, 12:00am")]
    [InlineData("2026-01-05T17:00:00+05:00", "5 January 2026, 12:00pm")]
    public void An_instant_reads_in_uk_local_time(string instant, string text) => Assert.Equal(text, Written(instant));

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "29 March 2026, 12:59am")]
    [InlineData("2026-03-29T01:00:00Z", "29 March 2026, 2:00am")]
    public void In_spring_an_hour_is_passed_over(string instant, string text) => Assert.Equal(text, Written(instant));

    [Theory]
    [InlineData("2026-10-24T23:59:00Z", "25 October 2026, 12:59am")]
    [InlineData("2026-10-25T00:30:00Z", "25 October 2026, 1:30am BST")]
    [InlineData("2026-10-25T01:30:00Z", "25 October 2026, 1:30am GMT")]
    [InlineData("2026-10-25T02:00:00Z", "25 October 2026, 2:00am")]
    public void In_autumn_the_hour_that_comes_twice_says_which(string instant, string text) => Assert.Equal(text, Written(instant));

    [Theory]
    [InlineData(123456, "£1,234.56")]
    [InlineData(7, "£0.07")]
    [InlineData(-100, "-£1.00")]
    public void An_amount_reads_in_pounds(long pence, string text) => Assert.Equal(text, UkFormat.Money(new Money(pence)));

    [Fact]
    public void Days_and_months_read_alike_whatever_the_machine_speaks()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("1 March 2026", UkFormat.Date(new DateOnly(2026, 3, 1)));
            Assert.Equal("March 2026", UkFormat.Month(new Month(2026, 3)));
            Assert.Equal("29 March 2026, 2:00am", Written("2026-03-29T01:00:00Z"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Written(string instant) => UkFormat.Instant(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
}
