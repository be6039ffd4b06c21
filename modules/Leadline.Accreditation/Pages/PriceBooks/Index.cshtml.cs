using Leadline.Accreditation.PriceBooks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.PriceBooks;

/// <summary>The price books that the caller's organisation has published or, as an authority, those of its framework agreements; the newest first.</summary>
[MayBeOpenedBy(ReadPriceBooks.Readers)]
internal sealed class IndexModel(AccreditationDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<BookRow> Rows { get; private set; } = [];

    /// <summary>Whether the reader may publish one.</summary>
    public bool MayPublish { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var reader = Caller.Known(User);
        var visible = await db.PriceBooksVisibleToAsync(reader, stop);
        var books = page.Of(await visible.OnPageNewestFirst(b => b.Id, page).ToListAsync(stop), b => b.Id.Value);
        Rows = await BookRow.ReadAsync(books.Items, db, clock.Today(), stop);
        (After, Next, MayPublish) = (after, books.Next, reader.Is(Role.PluginPublisher));
        return Page();
    }
}
