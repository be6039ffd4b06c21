using Leadline.Directory.Delegations;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Delegate = Leadline.Directory.Delegations.Delegate;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>Who of other organisations acts for this one; and letting somebody.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class DelegationsModel(DirectoryDbContext db, Capacities capacities, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    internal sealed class NewDelegation : RoleTerms
    {
        public string? Email { get; set; }

        public override bool MustEnd => true;
    }

    [BindProperty]
    public NewDelegation Add { get; set; } = new();

    public Page<DelegationView> Listed { get; private set; } = null!;

    public StateShown StateOf(DelegationView delegation) => StateShown.Of(delegation, clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => ModelState.IsValid ? await ShowAsync(stop) : BadRequest();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop)
    {
        var (until, callOff) = Read(Add, nameof(Add));
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        // Without a day it is the beginning of time, which the use case refuses together with all else that is wrong.
        Delegate.DelegateRequest request = new(Add.Email ?? "", Add.Roles, until ?? default, Add.Reason ?? "", callOff);
        var added = await Delegate.Handle(Own, request, Administrator, Db, capacities, clock, stop);
        return await AnswerAsync(added, nameof(Add), Words["delegations.added"], stop);
    }

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        Add.Offer(Organisation.Kind, Words, except: Role.Administrator);
        if ((await ReadDelegations.Handle(Own, Asked, Administrator, Db, stop)).Result is not Ok<Page<DelegationView>> { Value: { } page })
            return BadRequest();
        Listed = page;
        return Page();
    }
}
