using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>Where an administrator begins.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class OverviewModel(DirectoryDbContext db, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    /// <summary>How many requests for roles wait to be decided.</summary>
    public int Waiting { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        Waiting = await Db.AccessRequests.CountAsync(r => r.Organisation == Organisation.Id && r.DecidedAt == null, stop);
        return Page();
    }
}
