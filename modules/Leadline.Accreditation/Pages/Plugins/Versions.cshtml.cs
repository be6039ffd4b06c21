using Leadline.Accreditation.Plugins;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Plugins;

/// <summary>The versions that the caller's organisation has published or, as an authority, decides on; the newest first.</summary>
[MayBeOpenedBy(ReadPlugins.Readers)]
internal sealed class VersionsModel(AccreditationDbContext db) : PageModel
{
    internal sealed record Row(Guid Id, string Plugin, string Version, string Publisher, PluginVersionState State, string Reason, DateTimeOffset PublishedAt);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var visible = await db.VisibleToAsync(Caller.Known(User), stop);
        var versions = page.Of(await visible.OnPageNewestFirst(v => v.Id, page).ToListAsync(stop), v => v.Id.Value);
        var names = await db.NamesAsync(versions.Items.Select(v => v.Publisher), stop);
        Rows = [.. versions.Items.Select(v => new Row(v.Id.Value, v.Plugin, v.Number, names.GetValueOrDefault(v.Publisher) ?? "", v.State, v.Reason, v.PublishedAt))];
        (After, Next) = (after, versions.Next);
        return Page();
    }
}
