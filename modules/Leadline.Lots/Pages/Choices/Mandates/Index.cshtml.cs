using Leadline.Lots.Copies;
using Leadline.Lots.Mandates;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Mandates;

/// <summary>The mandates as they stood on a day; today unless another is asked for.</summary>
[MayBeOpenedByAnybody(ReadMandates.Why)]
internal sealed class IndexModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    internal sealed record Row(Mandate Mandate, string Framework, string Line, MandateStanding Standing, bool IsSuperseded);

    /// <summary>The day that is looked up.</summary>
    [BindProperty]
    public TypedDate On { get; set; } = new();

    public DateOnly Day { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Disputes that wait for the reader's authority, or that the reader has raised.</summary>
    public IReadOnlyList<MandateDispute> Disputes { get; private set; } = [];

    public bool MayPropose { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, DateOnly? on, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        Day = on ?? clock.Today();
        await ShowAsync(page, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (On.Read(this, nameof(On)) is { } day)
            return LocalRedirect($"{Request.PathBase}/choices/mandates?on={day:yyyy-MM-dd}");
        Day = clock.Today();
        await ShowAsync(new PageRequest(null, null), stop);
        return Page();
    }

    private async Task ShowAsync(PageRequest page, CancellationToken stop)
    {
        var reader = Caller.From(User);
        var frameworks = await db.NamedFrameworksAsync(stop);
        var seen = page.Of(await (await ReadMandates.SeenAsync(db, reader, Day, stop)).OnPageNewestFirst(m => m.Id, page).ToListAsync(stop), m => m.Id.Value);
        var lines = seen.Items.Select(m => m.ServiceLine).Distinct().ToList();
        var all = await (await ReadMandates.SeenAsync(db, reader, Day, stop)).Where(m => lines.Contains(m.ServiceLine)).ToListAsync(stop);
        Rows = [.. seen.Items.Select(m => new Row(
            m, frameworks.Of(m.FrameworkId)?.Title ?? "", frameworks.Of(m.FrameworkId)?.LineTitle(m.ServiceLine) ?? "", m.StandingOn(Day), all.InPlaceOf(m, Day) is not null))];
        (After, Next) = (page.After, seen.Next);
        MayPropose = reader is not null && reader.Is(Role.CategoryManager) && (await db.RunByAsync(reader, Role.CategoryManager, stop)).Count > 0;
        if (reader is { Organisation: not null } && reader.Is(ReadMandates.DisputeReaders))
            Disputes = await (await ReadMandates.DisputesSeenAsync(db, reader, stop)).AsNoTracking().OrderByDescending(d => d.Id).Take(PageRequest.Most).ToListAsync(stop);
    }
}
