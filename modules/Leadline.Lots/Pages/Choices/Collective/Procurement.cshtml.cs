using Leadline.Lots.Collective;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.Collective;

/// <summary>One collective procurement with its members; the lead invites and fixes, a member joins and leaves by its own decision.</summary>
[MayBeOpenedBy(ReadCollectives.Readers)]
internal sealed class ProcurementModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Invitation
    {
        public string? Organisation { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    internal sealed class Membership
    {
        public string? EstimatedValue { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Invitation Invite { get; set; } = new();

    [BindProperty]
    public Membership Join { get; set; } = new();

    public CollectiveView Shown { get; private set; } = null!;

    public IReadOnlyDictionary<OrganisationId, string> Names { get; private set; } = new Dictionary<OrganisationId, string>();

    public NamedFramework? Framework { get; private set; }

    public bool MayLead { get; private set; }

    public bool MayJoin { get; private set; }

    public bool MayLeave { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.ProcurementLead)]
    public async Task<IActionResult> OnPostInviteAsync(CancellationToken stop)
    {
        if (!OrganisationReference.TryParse(Invite.Organisation?.Trim(), out var reference))
        {
            ModelState.AddModelError("Invite.Organisation", OrganisationReference.Shape);
            return await ShowAsync(stop);
        }

        return await AnswerAsync(await ChangeCollective.Invite(Id, Invite.Tag, new(reference), this.Reader, db, clock, HttpContext, stop), nameof(Invite), "collective.done.invited", stop);
    }

    [MayBePostedBy(Role.Approver)]
    public async Task<IActionResult> OnPostJoinAsync(CancellationToken stop)
    {
        return this.Amount(Join.EstimatedValue, "Join.EstimatedValue", text["collective.own.missing"]) is { } value
            ? await AnswerAsync(await ChangeCollective.Join(Id, Join.Tag, new(value), this.Reader, db, clock, HttpContext, stop), nameof(Join), "collective.done.joined", stop)
            : await ShowAsync(stop);
    }

    [MayBePostedBy(Role.Approver)]
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken stop) =>
        await AnswerAsync(await ChangeCollective.Leave(Id, Join.Tag, this.Reader, db, clock, HttpContext, stop), nameof(Join), "collective.done.left", stop);

    [MayBePostedBy(Role.ProcurementLead)]
    public async Task<IActionResult> OnPostFixAsync(CancellationToken stop) =>
        await AnswerAsync(await ChangeCollective.Fix(Id, Invite.Tag, this.Reader, db, clock, HttpContext, stop), nameof(Invite), "collective.done.fixed", stop);

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop)
    {
        if (!this.Take(answer, form))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var reader = this.Reader;
        if (await ReadCollectives.FindAsync(Id, reader, db, stop) is not { } found)
            return NotFound();
        Shown = CollectiveView.Of(found);
        Names = await db.NamesAsync(Shown.Members.Select(m => m.Organisation), stop);
        Framework = (await db.NamedFrameworksAsync(stop)).Of(found.FrameworkId);
        var open = found.State == CollectiveState.Open;
        var member = reader.Is(Roles.Buyer) ? found.MemberOf(reader.OwnOrganisation) : null;
        MayLead = open && reader.Is(Role.ProcurementLead) && reader.SpeaksFor(found.Lead);
        MayJoin = open && reader.Is(Role.Approver) && member is { State: not MemberState.Left };
        MayLeave = MayJoin && !reader.SpeaksFor(found.Lead);
        Invite.Tag = Join.Tag = EntityTags.Of(db.VersionOf(found)); // of what is shown now
        ModelState.Remove("Invite.Tag");
        ModelState.Remove("Join.Tag");
        return Page();
    }
}
