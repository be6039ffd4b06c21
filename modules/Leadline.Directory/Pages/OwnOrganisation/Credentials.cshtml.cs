using Leadline.Directory.Credentials;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>By what the organisation's programs make themselves known; and a new one, whose secret stands on the answer and nowhere else.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class CredentialsModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    internal sealed class NewCredential
    {
        public string? Name { get; set; }

        public List<string> Scopes { get; set; } = [];

        /// <summary>The last day on which it gets tokens.</summary>
        public TypedDate ExpiresAt { get; set; } = new();
    }

    [BindProperty]
    public NewCredential Add { get; set; } = new();

    public Page<ReadCredentials.CredentialView> Listed { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices => RoleChoices.OfKind(Organisation.Kind, Words);

    /// <summary>What was issued just now.</summary>
    public IssueCredential.IssuedCredential? Issued { get; private set; }

    public StateShown StateOf(ReadCredentials.CredentialView credential) => StateShown.Of(credential, clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => ModelState.IsValid ? await ShowAsync(stop) : BadRequest();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop)
    {
        var until = EndOf(Add.ExpiresAt, "Add.ExpiresAt");
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        var answer = await IssueCredential.Handle(Own, new(Add.Name ?? "", Add.Scopes, until), Administrator, Db, clock, stop);
        if (Accept(answer, nameof(Add)) && answer.Result is Created<IssueCredential.IssuedCredential> { Value: { } issued })
            Issued = issued;
        Response.Headers.CacheControl = "no-store";
        return await ShowAsync(stop);
    }

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        if ((await ReadCredentials.Handle(Own, Asked, Administrator, Db, clock, stop)).Result is not Ok<Page<ReadCredentials.CredentialView>> { Value: { } page })
            return BadRequest();
        Listed = page;
        return Page();
    }
}
