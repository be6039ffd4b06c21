using Leadline.Directory.EmailDomains;
using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>The e-mail domains that the organisation claims for its staff.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class DomainsModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    internal sealed class NewClaim
    {
        public string? Domain { get; set; }
    }

    [BindProperty]
    public NewClaim Claim { get; set; } = new();

    public Page<EmailDomainView> Listed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => ModelState.IsValid ? await ShowAsync(stop) : BadRequest();

    public async Task<IActionResult> OnPostClaimAsync(CancellationToken stop) => await AnswerAsync(
        await ClaimEmailDomain.Handle(Own, new(Claim.Domain ?? ""), Administrator, Db, clock, HttpContext, stop), nameof(Claim), Words["domains.claimed"], stop);

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        if ((await ReadEmailDomains.List(Own, Asked, new AsAt(null, clock), Administrator, Db, stop)).Result is not Ok<Page<EmailDomainView>> { Value: { } page })
            return BadRequest();
        Listed = page;
        return Page();
    }
}
