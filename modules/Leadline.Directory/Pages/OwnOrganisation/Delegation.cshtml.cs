using Leadline.Directory.Delegations;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>One delegation, and its end.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class DelegationModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public WithReason End { get; set; } = new();

    public DelegationView Given { get; private set; } = null!;

    public StateShown State => StateShown.Of(Given, clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop) =>
        await AnswerAsync(await EndDelegation.Handle(Id, new(End.Reason ?? ""), Administrator, Db, clock, stop), nameof(End), Words["delegation.ended"], stop);

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        var id = new DelegationId(Id);
        if (await Db.Delegations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Organisation == Organisation.Id, stop) is not { } delegation)
            return NotFound();
        Given = DelegationView.Of(delegation, await Db.People.AsNoTracking().SingleAsync(p => p.Id == delegation.Person, stop));
        return Page();
    }
}
