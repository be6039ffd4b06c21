using Leadline.CallOff.OrderForms;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>The call-off contracts that the reader has signed, or those of one framework agreement among them, the newest first.</summary>
[MayBeOpenedBy(ReadContracts.Readers, OnCallOffs = true)]
internal sealed class IndexModel(CallOffDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ContractRow> Rows { get; private set; } = [];

    /// <summary>The framework agreement that the list is narrowed to; null for all.</summary>
    public KnownFramework<FrameworkTerms>? Framework { get; private set; }

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? framework, Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var contracts = ReadContracts.Own(db, Caller.Known(User));
        if (framework is { } id)
        {
            var frameworkId = new FrameworkId(id);
            contracts = contracts.Where(c => c.FrameworkId == frameworkId);
            Framework = await db.FrameworkAsync<FrameworkTerms>(frameworkId, clock.Today(), stop);
            if (Framework is null)
                return NotFound();
        }

        var shown = page.Of(await ContractRow.ReadAsync(contracts.OnPageNewestFirst(c => c.Id, page), db, stop), r => r.Id);
        (Rows, After, Next) = (shown.Items, after, shown.Next);
        return Page();
    }
}
