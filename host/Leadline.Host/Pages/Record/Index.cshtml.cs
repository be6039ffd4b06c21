using Leadline.Host.Configuration;
using Leadline.Host.Record;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Record;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Host.Pages.Record;

/// <summary>The record, searched: the newest entries first.</summary>
[MayBeOpenedBy(RecordSearch.Readers), BindProperties(SupportsGet = true)]
internal sealed class IndexModel(RecordSearch record, ModuleText<HostSettings> text) : PageModel
{
    public string? Act { get; set; }

    public Guid? Subject { get; set; }

    public Guid? Person { get; set; }

    public Guid? Organisation { get; set; }

    /// <summary>The first day, in UK local time.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day, in UK local time.</summary>
    public DateOnly? Until { get; set; }

    [BindNever]
    public bool IsOperator { get; private set; }

    [BindNever]
    public IReadOnlyList<FoundEntry> Rows { get; private set; } = [];

    [BindNever]
    public Guid? After { get; private set; }

    [BindNever]
    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var (caller, page) = (Caller.From(User)!, new PageRequest(after, limit));
        if (page.Fault is not null || new[] { nameof(after), nameof(limit) }.Any(n => ModelState.GetFieldValidationState(n) == ModelValidationState.Invalid))
            return BadRequest();
        IsOperator = caller.Is(Role.Operator);
        Check();
        if (!ModelState.IsValid)
            return Page();
        var found = await record.FindAsync(Filter(), caller, page, RecordOrder.NewestFirst, stop);
        (Rows, After, Next) = (found.Items, after, found.Next);
        return Page();
    }

    public string WhoIs(AuditEntry entry) => entry switch
    {
        { Person: { } person } => text["record.who.person", person],
        { Credential: { } program } => text["record.who.program", program],
        _ => text[entry.Roles.Length > 0 ? "record.who.operator" : "record.who.platform"],
    };

    private void Check()
    {
        if (Days.IsStrange(From))
            ModelState.AddModelError(nameof(From), text["record.day.strange"]);
        if (Days.IsStrange(Until))
            ModelState.AddModelError(nameof(Until), text["record.day.strange"]);
        if (From > Until)
            ModelState.AddModelError(nameof(Until), text["record.until.before"]);
    }

    private RecordFilter Filter() => new(Person, Organisation, Subject, string.IsNullOrWhiteSpace(Act) ? null : Act.Trim(),
        From is { } from ? UkCalendar.StartOf(from) : null, Until is { } until ? UkCalendar.StartOf(until.AddDays(1)) : null);
}
