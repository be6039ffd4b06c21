using System.Globalization;
using Leadline.Modularity.Time;

namespace Leadline.Host.Tests.Time;

/// <summary>
/// The one calendar, over every day of 2013 to 2028. What the law says of bank holidays and of the clocks is worked out here anew: the data must agree.
/// </summary>
/// <remarks>
/// Banking and Financial Dealings Act 1971, Schedule 1 and the proclamations under it; Summer Time Act 1972 as amended by SI 2002/262 (from 01:00 GMT on the last
/// Sunday of March until 01:00 GMT on the last Sunday of October).
/// </remarks>
public sealed class UkCalendarTests
{
    public static TheoryData<int> Years => [.. Enumerable.Range(2013, 16)];

    // What was proclaimed for one year alone: holidays moved from their rule's day, and holidays beside the rule.
    private static readonly Dictionary<DateOnly, DateOnly> Moved = new()
    {
        [new(2020, 5, 4)] = new(2020, 5, 8), // the 75th anniversary of VE Day
        [new(2022, 5, 30)] = new(2022, 6, 2), // to stand beside the Platinum Jubilee
    };

    private static readonly DateOnly[] Extra = [new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];

    [Theory]
    [MemberData(nameof(Years))]
    public void Working_days_are_those_that_the_law_leaves(int year)
    {
        var holidays = HolidaysOf(year).ToHashSet();
        Assert.InRange(holidays.Count, 8, 10);
        foreach (var day in DaysOf(year))
        {
            var isOpen = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
            Assert.True(isOpen == UkCalendar.IsWorkingDay(day), $"{day:O} is {(isOpen ? "a" : "no")} working day by the rules.");
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_day_begins_at_midnight_in_London_and_ends_with_the_next(int year)
    {
        var (spring, autumn) = (LastSunday(year, 3), LastSunday(year, 10));
        foreach (var day in DaysOf(year))
        {
            var (start, next) = (UkCalendar.StartOf(day), UkCalendar.StartOf(day.AddDays(1)));
            Assert.Equal(TimeSpan.Zero, start.Offset); // an instant, in UTC
            Assert.Equal(TimeSpan.FromHours(day > spring && day <= autumn ? -1 : 0), start - new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
            Assert.Equal(day == spring ? 23 : day == autumn ? 25 : 24, (next - start).TotalHours);
            Assert.Equal((day, day, day.AddDays(1)), (UkCalendar.DayOf(start), UkCalendar.DayOf(next.AddTicks(-1)), UkCalendar.DayOf(next)));
        }
    }

    [Fact]
    public void The_hour_that_comes_twice_belongs_to_one_day()
    {
        var first = new DateTimeOffset(2015, 10, 25, 0, 30, 0, TimeSpan.Zero); // 01:30 in summer time
        foreach (var instant in (DateTimeOffset[])[first, first.AddHours(1), first.ToOffset(TimeSpan.FromHours(-5))])
            Assert.Equal(new DateOnly(2015, 10, 25), UkCalendar.DayOf(instant));
        Assert.Equal(new DateOnly(2016, 7, 1), UkCalendar.DayOf(new DateTimeOffset(2016, 6, 30, 23, 0, 0, TimeSpan.Zero))); // July has begun in London
    }

    // 0 working days is the day itself; from any day the count lands on an open one, and between lie as many as were counted.
    [Theory]
    [MemberData(nameof(Years))]
    public void Counting_from_a_day_leaves_it_out_and_takes_the_last_one_in(int year)
    {
        foreach (var day in DaysOf(year).Where(d => d.Year < 2028 || d.Month < 11)) // what is counted must end in a year that is known
        {
            Assert.Equal(day, UkCalendar.AddWorkingDays(day, 0));
            foreach (var count in (int[])[1, 5, 8, 30])
            {
                var last = UkCalendar.AddWorkingDays(day, count);
                Assert.True(UkCalendar.IsWorkingDay(last), $"{count} working days after {day:O} is {last:O}.");
                Assert.Equal(count, Enumerable.Range(1, last.DayNumber - day.DayNumber).Count(n => UkCalendar.IsWorkingDay(day.AddDays(n))));
            }

            var next = UkCalendar.NextWorkingDay(day);
            Assert.Equal(UkCalendar.IsWorkingDay(day) ? day : UkCalendar.AddWorkingDays(day, 1), next);
        }
    }

    [Theory]
    [InlineData("2011-12-31")]
    [InlineData("2029-01-01")]
    public void Of_a_year_without_data_nothing_is_guessed(string day)
    {
        var error = Assert.Throws<InvalidOperationException>(() => UkCalendar.IsWorkingDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
        Assert.Contains("Add them to the data", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

    private static IEnumerable<DateOnly> HolidaysOf(int year)
    {
        var easter = EasterOf(year);
        DateOnly[] byRule =
        [
            Substituted(new(year, 1, 1)), easter.AddDays(-2), easter.AddDays(1), FirstMonday(year, 5), LastMonday(year, 5), LastMonday(year, 8),
            .. Christmas(year),
        ];
        return byRule.Select(d => Moved.GetValueOrDefault(d, d)).Concat(Extra.Where(d => d.Year == year));
    }

    private static DateOnly Substituted(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };

    // Whichever of the two falls on a weekend is made up for on the next days that are free.
    private static DateOnly[] Christmas(int year) => new DateOnly(year, 12, 25).DayOfWeek switch
    {
        DayOfWeek.Friday => [new(year, 12, 25), new(year, 12, 28)],
        DayOfWeek.Saturday => [new(year, 12, 27), new(year, 12, 28)],
        DayOfWeek.Sunday => [new(year, 12, 26), new(year, 12, 27)],
        _ => [new(year, 12, 25), new(year, 12, 26)],
    };

    private static DateOnly FirstMonday(int year, int month) => new DateOnly(year, month, 1) is var first ? first.AddDays((8 - (int)first.DayOfWeek) % 7) : default;

    private static DateOnly LastMonday(int year, int month) => Last(year, month, DayOfWeek.Monday);

    private static DateOnly LastSunday(int year, int month) => Last(year, month, DayOfWeek.Sunday);

    private static DateOnly Last(int year, int month, DayOfWeek wanted)
    {
        var day = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        while (day.DayOfWeek != wanted)
            day = day.AddDays(-1);
        return day;
    }

    // The Gregorian rule as tabled in Schedule to the Calendar (New Style) Act 1750, in Gauss's arithmetic as Butcher wrote it down (1876).
    private static DateOnly EasterOf(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var h = ((19 * a) + b - d - ((b - f + 1) / 3) + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
