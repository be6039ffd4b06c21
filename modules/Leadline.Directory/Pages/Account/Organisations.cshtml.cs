using Leadline.Directory.AccessRequests;
using Leadline.Directory.Delegations;
using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.Account;

/// <summary>For whom the person may act and does, and the requests for roles that it has raised.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class OrganisationsModel(DirectoryDbContext db, Capacities capacities, ModuleText<DirectoryModule> text) : PageModel
{
    [FromQuery(Name = "after")]
    public Guid? After { get; set; }

    public ReadOwnPerson.OwnPerson Person { get; private set; } = null!;

    public Page<AccessRequestView> Requests { get; private set; } = null!;

    private Dictionary<OrganisationId, string> _names = [];

    public string NameOf(OrganisationId organisation) => _names[organisation];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var caller = Caller.Of(HttpContext)!;
        if (!ModelState.IsValid || (await ReadAccessRequests.Own(new PageRequest(After, null), caller, db, stop)).Result is not Ok<Page<AccessRequestView>> { Value: { } requests })
            return BadRequest();
        var asked = requests.Items.Select(r => r.Organisation).Distinct().ToList();
        _names = await db.Organisations.AsNoTracking().Where(o => asked.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        (Person, Requests) = ((await ReadOwnPerson.Handle(caller, db, capacities, stop)).Value!, requests);
        return Page();
    }

    public async Task<IActionResult> OnPostActAsync(Guid organisation, Guid? delegation, CancellationToken stop)
    {
        ActFor.ActForRequest request = new(new OrganisationId(organisation), delegation is { } by ? new DelegationId(by) : null);
        if (!ModelState.IsValid || !this.Take(await ActFor.Handle(request, Caller.Of(HttpContext)!, db, capacities, stop)))
            return NotFound();
        TempData.Confirm(text["organisations.acting"]);
        return LocalRedirect("/account/organisations");
    }
}
