using Leadline.CallOff.Awards;
using Leadline.Lots.Contracts;

namespace Leadline.CallOff.Tests;

public class StandstillPeriodTests
{
    [Theory]
    [InlineData("2018-09-03", 10, "2018-09-13")] // the day of the notice does not count
    [InlineData("2018-12-17", 10, "2018-12-27")] // holidays count like other days
    [InlineData("2018-12-20", 10, "2018-12-31")] // it does not end on a Sunday
    [InlineData("2013-03-19", 10, "2013-04-02")] // nor on Good Friday, nor on Easter Monday
    [InlineData("2024-02-20", 10, "2024-03-01")] // over the 29th of February
    public void Calendar_days_count_from_the_day_after_the_notice(string notice, int days, string ends) =>
        Assert.Equal(DateOnly.Parse(ends), StandstillPeriod.EndsOn(DateOnly.Parse(notice), days, StandstillCounting.CalendarDaysAfterNotice));

    [Theory]
    [InlineData("2025-09-01", 8, "2025-09-10")] // a Monday is day one
    [InlineData("2025-09-06", 8, "2025-09-17")] // a Saturday is not: day one is the Monday after
    [InlineData("2025-12-19", 8, "2026-01-02")] // without Christmas Day, Boxing Day and New Year's Day
    [InlineData("2025-04-14", 8, "2025-04-25")] // without Good Friday and Easter Monday
    [InlineData("2025-08-25", 8, "2025-09-04")] // a notice on the summer bank holiday
    [InlineData("2025-09-01", 1, "2025-09-01")]
    public void Working_days_count_from_the_notice_itself(string notice, int days, string ends) =>
        Assert.Equal(DateOnly.Parse(ends), StandstillPeriod.EndsOn(DateOnly.Parse(notice), days, StandstillCounting.WorkingDaysFromNotice));

    [Fact]
    public void Past_the_last_bank_holiday_that_is_known_nothing_is_counted() =>
        Assert.Throws<InvalidOperationException>(() => StandstillPeriod.EndsOn(new DateOnly(2028, 12, 22), 8, StandstillCounting.WorkingDaysFromNotice));

    [Theory]
    [InlineData(StandstillCounting.CalendarDaysAfterNotice)]
    [InlineData(StandstillCounting.WorkingDaysFromNotice)]
    public void No_days_are_no_standstill(StandstillCounting counting) =>
        Assert.Null(StandstillPeriod.EndsOn(new DateOnly(2025, 9, 1), 0, counting));
}
