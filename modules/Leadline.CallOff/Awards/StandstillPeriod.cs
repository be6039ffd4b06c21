using Leadline.Lots.Contracts;
using Leadline.Modularity.Time;

namespace Leadline.CallOff.Awards;

/// <summary>Counts a standstill as the framework's regime says.</summary>
internal static class StandstillPeriod
{
    /// <summary>The last day of the standstill; null for a standstill of no days.</summary>
    internal static DateOnly? EndsOn(DateOnly notice, int days, StandstillCounting counting) => days == 0 ? null : counting switch
    {
        StandstillCounting.CalendarDaysAfterNotice => UkCalendar.LastOfCalendarDaysAfter(notice, days),
        StandstillCounting.WorkingDaysFromNotice => UkCalendar.LastOfWorkingDaysFrom(notice, days),
        _ => throw new ArgumentOutOfRangeException(nameof(counting), counting, "No such counting is known."),
    };
}
