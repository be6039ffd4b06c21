using Leadline.Directory.AccessRequests;
using Leadline.Directory.Organisations;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.Account;

/// <summary>Asks for roles in an organisation that admits the person: first for which, then for the roles that its kind can give.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class AskForRolesModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : PageModel
{
    internal sealed class Asking
    {
        public List<string> Roles { get; set; } = [];

        public string? Reason { get; set; }
    }

    /// <summary>The organisation that was chosen; null until then.</summary>
    [FromQuery(Name = "organisation")]
    public Guid? Chosen { get; set; }

    [BindProperty]
    public Asking Ask { get; set; } = new();

    /// <summary>Those that admit the person.</summary>
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public Organisation? Organisation { get; private set; }

    public IReadOnlyList<Choice> Choices => RoleChoices.OfKind(Organisation!.Kind, text);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => ModelState.IsValid ? await ShowAsync(stop) : BadRequest();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Chosen is not { } chosen)
            return BadRequest();
        var asked = await RequestAccess.Handle(new(new(chosen), Ask.Roles, Ask.Reason ?? ""), Caller.Of(HttpContext)!, db, clock, stop);
        if (asked.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound })
            return NotFound();
        if (!this.Take(asked, nameof(Ask), fault => FaultWords.Of(fault, text)))
            return await ShowAsync(stop);
        TempData.Confirm(text["ask.done"]);
        return LocalRedirect("/account/organisations");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var person = await db.CallingPersonAsync(Caller.Known(User), stop);
        Organisations = await RequestAccess.AdmittingAsync(db, person, clock.GetUtcNow(), stop);
        Organisation = Organisations.FirstOrDefault(o => o.Id.Value == Chosen);
        return Chosen is null || Organisation is not null ? Page() : NotFound();
    }
}
