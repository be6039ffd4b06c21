using Leadline.Lots.Contracts;
using Leadline.Modularity.Time;

namespace Leadline.CallOff.Awards;

/// <summary>Counts a standstill as the framework's regime says.</summary>
internal static class StandstillPeriod
{
    /// <summary>The last day of the standstill; null for a standstill of no days.</summary>
    internal static DateOnly? EndsOn(DateOnly notice, int days, StandstillCounting counting) => days == 0 ? null : counting switch
    {
        // A last day on which offices are closed moves to the next on which they are open.
        StandstillCounting.CalendarDaysAfterNotice => UkCalendar.NextWorkingDay(notice.AddDays(days)),
        // The notice's own day is day one where it is a working day.
        StandstillCounting.WorkingDaysFromNotice => UkCalendar.AddWorkingDays(notice.AddDays(-1), days),
        _ => throw new ArgumentOutOfRangeException(nameof(counting), counting, "No such counting is known."),
    };
}
