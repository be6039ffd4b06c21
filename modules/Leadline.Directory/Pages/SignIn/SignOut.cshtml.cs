using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.SignIn;

/// <summary>Ends the session, so that its cookie is worth nothing wherever it was copied to.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class SignOutModel(DirectoryDbContext db, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var caller = Caller.Of(HttpContext)!;
        await EndSession.Handle(caller.Session!.Value, caller, db, clock, stop);
        await HttpContext.ForgetSessionAsync();
        return LocalRedirect("/");
    }
}
