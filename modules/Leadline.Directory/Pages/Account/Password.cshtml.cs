using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.Account;

/// <summary>Changes the password; other sessions end.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class PasswordModel(DirectoryDbContext db, Passwords passwords, SignInAttempts attempts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool Changed { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var request = new ChangePassword.ChangePasswordRequest(Present ?? "", Password ?? "");
        var result = await ChangePassword.Handle(request, Caller.Of(HttpContext)!, db, passwords, attempts, clock, stop);
        Changed = this.Take(result);
        return Page();
    }
}
