using System.Globalization;
using Leadline.Directory.Credentials;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>One program's credential: another secret for it, or its end.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class CredentialModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    internal sealed class Rotation
    {
        public string? KeepFormerHours { get; set; } = "24";
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Rotation Rotate { get; set; } = new();

    public ReadCredentials.CredentialView Credential { get; private set; } = null!;

    /// <summary>The secret given just now.</summary>
    public IssueCredential.IssuedCredential? Issued { get; private set; }

    public StateShown State => StateShown.Of(Credential, clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostRotateAsync(CancellationToken stop)
    {
        if (!int.TryParse(Rotate.KeepFormerHours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
        {
            ModelState.AddModelError("Rotate.KeepFormerHours", Words["credential.hours.malformed"]);
            return await ShowAsync(stop);
        }

        var answer = await RotateCredential.Handle(Id, new(hours), Administrator, Db, clock, stop);
        if (answer.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound })
            return NotFound();
        if (Accept(answer, nameof(Rotate)) && answer.Result is Ok<IssueCredential.IssuedCredential> { Value: { } issued })
            Issued = issued;
        Response.Headers.CacheControl = "no-store";
        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken stop) =>
        await AnswerAsync(await RevokeCredential.Handle(Id, Administrator, Db, clock, stop), "", Words["credential.revoked"], stop);

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        var id = new CredentialId(Id);
        if (await Db.ClientCredentials.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Organisation == Organisation.Id, stop) is not { } credential)
            return NotFound();
        Credential = await Db.ViewAsync(credential, clock.GetUtcNow(), stop);
        return Page();
    }
}
