using Leadline.Directory.OutsideSignIn;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.SignIn;

/// <summary>Asks whoever has shown the password, or came by an outside provider, for the code of the authenticator.</summary>
[MayBeOpenedByAnybody("who signs in is known half way")]
internal sealed class CodeModel(SigningIn signingIn, HalfWay halfWay, ModuleText<DirectoryModule> text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => halfWay.Find(HttpContext) is null ? LocalRedirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (halfWay.Find(HttpContext) is not { } known)
            return LocalRedirect("/sign-in");
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), text["field.code.missing"]);
            return Page();
        }

        var opened = await signingIn.FinishAsync(known, Code, SignInRequest.Of(HttpContext), stop);
        if (opened.Value is not { } signedIn)
        {
            ModelState.AddModelError(nameof(Code), opened.Refusal!.Reason);
            return Page();
        }

        HalfWay.Forget(HttpContext);
        await HttpContext.SendSessionAsync(signedIn.Token);
        return LocalRedirect(LocalPath.OrFirstPage(ReturnUrl));
    }
}
