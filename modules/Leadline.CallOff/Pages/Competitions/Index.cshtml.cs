using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Competitions;

/// <summary>The competitions that the reader sees, or those of one framework agreement among them, the newest first.</summary>
[MayBeOpenedBy(CompetitionSight.Readers, OnCallOffs = true)]
internal sealed class IndexModel(CallOffDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<CompetitionRow> Rows { get; private set; } = [];

    /// <summary>The framework agreement that the list is narrowed to; null for all.</summary>
    public KnownFramework<FrameworkTerms>? Framework { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? framework, Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var sight = await CompetitionSight.OfAsync(Caller.Known(User), db, stop);
        var competitions = sight.Among(db.Competitions.AsNoTracking());
        if (framework is { } id)
        {
            var frameworkId = new FrameworkId(id);
            competitions = competitions.Where(c => c.FrameworkId == frameworkId);
            Framework = await db.FrameworkAsync<FrameworkTerms>(frameworkId, clock.Today(), stop);
            if (Framework is null)
                return NotFound();
        }

        var rows = await CompetitionRow.ReadAsync(competitions.OnPageNewestFirst(c => c.Id, page), db, clock.GetUtcNow(), stop);
        var shown = page.Of(rows, r => r.Id);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        return Page();
    }
}
