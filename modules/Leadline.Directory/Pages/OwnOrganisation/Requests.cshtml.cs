using Leadline.Directory.AccessRequests;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>The requests for roles in the organisation: what waits for a decision, and what was decided.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class RequestsModel(DirectoryDbContext db, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    /// <summary>What waits, the oldest first; when these are decided, the next ones show.</summary>
    public IReadOnlyList<AccessRequestView> Waiting { get; private set; } = [];

    public Page<AccessRequestView> Decided { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => ModelState.IsValid && Asked.Fault is null ? await ShowAsync(stop) : BadRequest();

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        var own = Db.AccessRequests.Where(r => r.Organisation == Organisation.Id);
        Waiting = (await ReadAccessRequests.PageAsync(Db, own.Where(r => r.DecidedAt == null), new PageRequest(null, PageRequest.Most), stop)).Items;
        Decided = await ReadAccessRequests.PageAsync(Db, own.Where(r => r.DecidedAt != null), Asked, stop);
        return Page();
    }
}
