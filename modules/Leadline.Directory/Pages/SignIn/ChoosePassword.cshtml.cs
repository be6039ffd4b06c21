using Leadline.Directory.Credentials;
using Leadline.Directory.Links;
using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.SignIn;

/// <summary>Where a one-time link leads: to choose a password.</summary>
[MayBeOpenedByAnybody("the link's secret is in the address")]
internal sealed class ChoosePasswordModel(DirectoryDbContext db, Passwords passwords, SignInAttempts attempts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Link { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public bool IsVoid { get; private set; }

    /// <summary>Whether the person's name is not known yet.</summary>
    public bool AsksName { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => LookAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        if (IsVoid)
            return Page();
        db.ChangeTracker.Clear();
        var result = await ChoosePassword.Handle(new ChoosePassword.ChoosePasswordRequest(Link, Password ?? "", Name), HttpContext, db, passwords, attempts, clock, stop);
        return this.Take(result) ? LocalRedirect("/sign-in?chosen=true") : Page();
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var person = await ChoosePassword.PersonOfAsync(db, Secret.HashOf(Link), clock.GetUtcNow(), stop);
        (IsVoid, AsksName) = (person is null, person?.Name.Length == 0);
    }
}
