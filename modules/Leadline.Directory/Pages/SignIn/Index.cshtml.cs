using Leadline.Directory.OutsideSignIn;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory.Pages.SignIn;

/// <summary>Signs people in. Whoever is sent here returns to the page that was asked for.</summary>
[MayBeOpenedByAnybody("who signs in is not known yet")]
internal sealed class IndexModel(SigningIn signingIn, HalfWay halfWay, ModuleText<DirectoryModule> text, IServiceProvider services) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the person comes from choosing a password.</summary>
    public bool Chosen { get; private set; }

    /// <summary>What the outside provider is called; null where there is none.</summary>
    public string? Outside => services.GetService<OutsideSignInSettings>()?.Name;

    public string OutsideHref => QueryHelpers.AddQueryString(BeginOutsideSignIn.Path, "returnUrl", LocalPath.OrFirstPage(ReturnUrl));

    public IActionResult OnGet(string? refused, bool chosen)
    {
        Chosen = chosen;
        if (refused is not null)
            ModelState.AddModelError("", text[Words(refused)]);
        return Caller.From(User)?.Person is null || refused is not null ? Page() : LocalRedirect(LocalPath.OrFirstPage(ReturnUrl));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), text["field.email.missing"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), text["field.password.missing"]);
        if (!ModelState.IsValid)
            return Page();
        var known = await signingIn.WithPasswordAsync(Email, Password, SignInRequest.Of(HttpContext), stop);
        if (known.Value is not { } person)
            return Refused(known.Refusal!.Reason);
        if (person.HasSecondFactor)
        {
            halfWay.Remember(HttpContext, person);
            return LocalRedirect(QueryHelpers.AddQueryString(HalfWay.Path, "returnUrl", LocalPath.OrFirstPage(ReturnUrl)));
        }

        var opened = await signingIn.FinishAsync(person, null, SignInRequest.Of(HttpContext), stop);
        if (opened.Value is not { } signedIn)
            return Refused(opened.Refusal!.Reason);
        await HttpContext.SendSessionAsync(signedIn.Token);
        return LocalRedirect(LocalPath.OrFirstPage(ReturnUrl));
    }

    private PageResult Refused(string reason)
    {
        ModelState.AddModelError(nameof(Email), reason);
        return Page();
    }

    // What went wrong between the provider and us helps the operator, who has it in the log; a person can try again or ask.
    private static string Words(string code) => code switch
    {
        OutsideRefusals.Denied or OutsideRefusals.ProviderDown or OutsideRefusals.RequestExpired or OutsideRefusals.RequestUnknown or AdmitOutsidePerson.Unknown => $"refused.{code}",
        _ => "refused.other",
    };
}
