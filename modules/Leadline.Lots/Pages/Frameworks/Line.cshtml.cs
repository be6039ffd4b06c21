using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>One service line of a lot: what its suppliers deliver at the least, and what a buyer is asked.</summary>
[MayBeOpenedByAnybody("what is published of a framework agreement is public")]
internal sealed class LineModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public Guid FrameworkId { get; private set; }

    public FrameworkTerms Framework { get; private set; } = null!;

    public LotTerms Lot { get; private set; } = null!;

    public ServiceLineTerms Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string number, string code, CancellationToken stop)
    {
        if (await FrameworkInForce.FindAsync(db, id, clock.Today(), stop) is not { } framework
            || framework.Terms.Lots.FirstOrDefault(l => l.Number == number) is not { } lot
            || lot.ServiceLines.FirstOrDefault(l => l.Code == code) is not { } line)
            return NotFound();
        (FrameworkId, Framework, Lot, Line) = (id, framework.Terms, lot, line);
        return Page();
    }
}
