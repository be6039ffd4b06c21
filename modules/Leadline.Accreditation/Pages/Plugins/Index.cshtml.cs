using Leadline.Accreditation.Plugins;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Plugins;

/// <summary>The catalogue of plugins in use.</summary>
[MayBeOpenedBy(Role.Operator | Roles.AnyOrganisation)]
internal sealed class IndexModel(AccreditationDbContext db) : PageModel
{
    internal sealed record Row(string Title, string Plugin, string Version, string Publisher, IReadOnlyList<DeclaredLines> Lots);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool SeesVersions { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var active = page.Of(
            await db.PluginVersions.AsNoTracking().Where(v => v.State == PluginVersionState.Active).PageAsync(v => v.Id, page, stop), v => v.Id.Value);
        var names = await db.NamesAsync(active.Items.Select(v => v.Publisher), stop);
        Rows = [.. active.Items.Select(v => new Row(v.Declared.Title, v.Plugin, v.Number, names.GetValueOrDefault(v.Publisher) ?? "", v.Declared.Lots))];
        SeesVersions = Caller.Known(User).Is(ReadPlugins.Readers);
        (After, Next) = (after, active.Next);
        return Page();
    }
}
