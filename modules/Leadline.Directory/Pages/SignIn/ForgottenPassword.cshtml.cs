using Leadline.Directory.Links;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.SignIn;

/// <summary>Asks for a link to choose a password: a lost one, or the first. It says the same whoever asks.</summary>
[MayBeOpenedByAnybody("who has lost the password is not known")]
internal sealed class ForgottenPasswordModel(DirectoryDbContext db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool Asked { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var result = await AskForLink.Handle(new AskForLink.AskForLinkRequest(Email ?? ""), db, clock, stop);
        Asked = this.Take(result);
        return Page();
    }
}
