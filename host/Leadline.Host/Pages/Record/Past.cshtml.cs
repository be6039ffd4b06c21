using Leadline.Host.Configuration;
using Leadline.Host.Record;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Host.Pages.Record;

/// <summary>A subject as it stood at a moment, read from the record.</summary>
[MayBeOpenedBy(Role.Operator), BindProperties(SupportsGet = true)]
internal sealed class PastModel(RecordSearch record, TimeProvider clock, ModuleText<HostSettings> text) : PageModel
{
    public Guid? Subject { get; set; }

    /// <summary>The day, in UK local time; today where none is said.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The time of that day, in UK local time; its end where none is said.</summary>
    public TimeOnly? Time { get; set; }

    /// <summary>The instant that is meant.</summary>
    [BindNever]
    public DateTimeOffset At { get; private set; }

    /// <summary>What it was; null before anything is asked.</summary>
    [BindNever]
    public IReadOnlyList<FoundEntry>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var isAsked = Request.Query.Count > 0;
        if (isAsked && ModelState.IsValid && Subject is null)
            ModelState.AddModelError(nameof(Subject), text["record.past.subject-missing"]);
        if (Days.IsStrange(Day))
            ModelState.AddModelError(nameof(Day), text["record.day.strange"]);
        if (!isAsked || !ModelState.IsValid)
            return Page();
        At = Instant(Day ?? clock.Today());
        Found = await record.AtAsync(Subject!.Value, At, stop);
        return Page();
    }

    private DateTimeOffset Instant(DateOnly day)
    {
        if (Time is not { } time)
            return UkCalendar.StartOf(day.AddDays(1)).AddTicks(-1);
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, UkCalendar.London.GetUtcOffset(local));
    }
}
