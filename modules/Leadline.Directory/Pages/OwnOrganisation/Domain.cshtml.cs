using Leadline.Directory.EmailDomains;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>One claim to an e-mail domain, and its end. The operator may verify it meanwhile, so the form says which version was seen.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class DomainModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public WithReason End { get; set; } = new();

    public EmailDomainView Claim { get; private set; } = null!;

    /// <summary>The version shown.</summary>
    public string Version { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop) => await AnswerAsync(
        await EndEmailDomain.Handle(Id, End.Version, new(End.Reason ?? ""), Administrator, Db, clock, HttpContext, stop), nameof(End), Words["domain.ended"], stop);

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        var id = new EmailDomainId(Id);
        if (await Db.EmailDomains.FirstOrDefaultAsync(d => d.Id == id && d.Organisation == Organisation.Id, stop) is not { } claim)
            return NotFound();
        (Claim, Version) = (EmailDomainView.Of(claim), EntityTags.Of(Db.VersionOf(claim)));
        return Page();
    }
}
