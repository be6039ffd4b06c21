using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>One lot of a framework agreement as it stands today.</summary>
[MayBeOpenedByAnybody("what is published of a framework agreement is public")]
internal sealed class LotModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public Guid FrameworkId { get; private set; }

    public FrameworkTerms Framework { get; private set; } = null!;

    public LotTerms Lot { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string number, CancellationToken stop)
    {
        if (await FrameworkInForce.FindAsync(db, id, clock.Today(), stop) is not { } framework
            || framework.Terms.Lots.FirstOrDefault(l => l.Number == number) is not { } lot)
            return NotFound();
        (FrameworkId, Framework, Lot) = (id, framework.Terms, lot);
        return Page();
    }
}
