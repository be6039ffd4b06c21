using Leadline.Directory.People;
using Leadline.Directory.SecondFactor;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Leadline.Directory.Pages.Account;

/// <summary>Sets up an authenticator app, and with its code renews the recovery codes or takes it away.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class SecondFactorModel(
    DirectoryDbContext db, SecondFactors factors, Passwords passwords, SignInAttempts attempts, TimeProvider clock) : PageModel
{
    private const int PixelsPerModule = 4;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the organisation that the session acts for demands a second factor which the session has not.</summary>
    public bool IsDemanded => Caller.Known(User).LacksSecondFactor && RecoveryCodes is null;

    public bool HasSecondFactor { get; private set; }

    /// <summary>Whether this session was begun with it.</summary>
    public bool InSession { get; private set; }

    /// <summary>Whether a password is asked for before a key is given; else the session must have begun just now.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>The key that waits for its first code in this session.</summary>
    public string? Key { get; private set; }

    /// <summary>The key as a picture, in SVG that we made.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        if (this.Take(await SetUpAuthenticator.Begin(new(Password), Caller.Of(HttpContext)!, db, factors, passwords, attempts, clock, stop)))
            return LocalRedirect("/account/second-factor");
        await ShowAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop)
    {
        var result = await SetUpAuthenticator.Confirm(new(Code ?? ""), Caller.Of(HttpContext)!, db, factors, attempts, clock, stop);
        if (this.Take(result) && result.Result is Ok<SetUpAuthenticator.ConfirmedAuthenticator> { Value: { } confirmed })
        {
            await HttpContext.SendSessionAsync(confirmed.Token);
            RecoveryCodes = confirmed.RecoveryCodes;
        }

        await ShowAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken stop)
    {
        var result = await RenewRecoveryCodes.Handle(new(Code ?? ""), Caller.Of(HttpContext)!, db, factors, attempts, stop);
        if (this.Take(result) && result.Result is Ok<RenewRecoveryCodes.NewRecoveryCodes> { Value: { } renewed })
            RecoveryCodes = renewed.Codes;
        await ShowAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        var result = await RenewRecoveryCodes.Remove(new(Code ?? ""), Caller.Of(HttpContext)!, db, factors, attempts, stop);
        if (this.Take(result))
            return LocalRedirect("/account/second-factor");
        await ShowAsync(stop);
        return Page();
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var caller = Caller.Known(User);
        var person = await db.CallingPersonAsync(caller, stop);
        var session = new PersonSessionId(caller.Session!.Value);
        (HasSecondFactor, HasPassword) = (person.HasSecondFactor, person.PasswordHash is not null);
        InSession = await db.Sessions.AnyAsync(s => s.Id == session && s.SecondFactor, stop);
        Key = factors.WaitingKey(person, session);
        if (Key is null)
            return;
        using var data = QRCodeGenerator.GenerateQrCode(SecondFactors.UriOf(Key, person.Email).AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        Picture = code.GetGraphic(PixelsPerModule);
    }
}
