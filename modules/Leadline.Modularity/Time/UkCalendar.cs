using System.Collections.Frozen;
using System.Globalization;

namespace Leadline.Modularity.Time;

/// <summary>Which day it is in England, and which days are working days there.</summary>
/// <remarks>Source of the bank holidays: GOV.UK, England and Wales, 2012 to 2028 (data/bank_holidays_england_wales.csv).</remarks>
public static class UkCalendar
{
    private static readonly FrozenSet<DateOnly> BankHolidays = ReadBankHolidays();
    private static readonly int FirstYear = BankHolidays.Min(d => d.Year);
    private static readonly int LastYear = BankHolidays.Max(d => d.Year);

    /// <summary>Europe/London, with both clock changes.</summary>
    public static TimeZoneInfo London { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day in London at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    /// <summary>The day in London now.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The first instant of a day in London.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Whether offices are open: neither a weekend nor a bank holiday of England and Wales.</summary>
    /// <exception cref="InvalidOperationException">The bank holidays of that year are not known here.</exception>
    public static bool IsWorkingDay(DateOnly day) => day.Year < FirstYear || day.Year > LastYear
        ? throw new InvalidOperationException($"The bank holidays of {day.Year} are not known here: {FirstYear} to {LastYear} are. Add them to the data.")
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);

    /// <summary>The day itself where it is a working day, else the next that is one.</summary>
    public static DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The day so many working days after a day, which itself does not count.</summary>
    /// <param name="day">The day to count from.</param>
    /// <param name="workingDays">How many; nought gives the day itself.</param>
    public static DateOnly AddWorkingDays(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// The last of so many calendar days after a notice, whose own day does not count; where offices are closed on it, the next day on which
    /// they are open.
    /// </summary>
    public static DateOnly LastOfCalendarDaysAfter(DateOnly notice, int days) => NextWorkingDay(notice.AddDays(days));

    /// <summary>The last of so many working days from a notice, whose own day is day one where it is a working day.</summary>
    public static DateOnly LastOfWorkingDaysFrom(DateOnly notice, int days) => AddWorkingDays(notice.AddDays(-1), days);

    private static FrozenSet<DateOnly> ReadBankHolidays()
    {
        using var csv = new StreamReader(typeof(UkCalendar).Assembly.GetManifestResourceStream("bank_holidays_england_wales.csv")
            ?? throw new InvalidOperationException("The bank holidays are not in the assembly."));
        return csv.ReadToEnd().Split('\n').Skip(1).Where(line => line.Length >= 10)
            .Select(line => DateOnly.ParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToFrozenSet();
    }
}
