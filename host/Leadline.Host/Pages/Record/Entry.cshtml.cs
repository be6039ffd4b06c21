using Leadline.Host.Record;
using Leadline.Modularity.Access;
using Leadline.Modularity.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Host.Pages.Record;

/// <summary>One entry of the record, with what was before and after side by side.</summary>
[MayBeOpenedBy(RecordSearch.Readers)]
internal sealed class EntryModel(RecordSearch record) : PageModel
{
    public string Module { get; private set; } = "";

    public AuditEntry Entry { get; private set; } = null!;

    /// <summary>Its place in the chain; null while it waits for its seal.</summary>
    public SealedEntry? Place { get; private set; }

    public IReadOnlyList<ValueRow> Values { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await record.FindAsync(id, Caller.From(User)!, stop) is not { } found)
            return NotFound();
        (Module, Entry, Place) = (found.Module, found.Entry, await record.PlaceOfAsync(id, stop));
        Values = ValueRow.Of(Entry);
        return Page();
    }
}
