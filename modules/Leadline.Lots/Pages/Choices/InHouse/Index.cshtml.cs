using Leadline.Lots.InHouse;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.InHouse;

/// <summary>The in-house cases that the reader sees, the newest first, and the test that they are judged by.</summary>
[MayBeOpenedBy(ReadInHouseCases.Readers)]
internal sealed class IndexModel(LotsDbContext db) : PageModel
{
    public IReadOnlyList<InHouseCase> Rows { get; private set; } = [];

    public IReadOnlyList<NamedFramework> Frameworks { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Buyers { get; private set; } = new Dictionary<OrganisationId, string>();

    public static InHouseTest Test => InHouseTest.Shipped;

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var shown = page.Of(await (await ReadInHouseCases.SeenAsync(db, this.Reader, stop)).AsNoTracking().OnPageNewestFirst(c => c.Id, page).ToListAsync(stop), c => c.Id.Value);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        Frameworks = await db.NamedFrameworksAsync(stop);
        Buyers = await db.NamesAsync(Rows.Select(c => c.Buyer), stop);
        return Page();
    }
}
