using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Mandates;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Mandates;

/// <summary>One mandate with its history; for the authority what is to be decided of it, for a buyer that it binds the way to dispute it.</summary>
[MayBeOpenedByAnybody(ReadMandates.Why)]
internal sealed class MandateModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Decision
    {
        public string? Reason { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    internal sealed class Objection
    {
        public string? Statement { get; set; }

        public string? AuthorityDisputed { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Decide { get; set; } = new();

    [BindProperty]
    public Objection Dispute { get; set; } = new();

    public Mandate Mandate { get; private set; } = null!;

    public NamedFramework? Framework { get; private set; }

    public MandateStanding Standing { get; private set; }

    /// <summary>Whether it is for the reader to publish it or decline to.</summary>
    public bool MayDecide { get; private set; }

    public bool MayWithdraw { get; private set; }

    /// <summary>Whether the reader would decide on it, had it not proposed it.</summary>
    public bool ProposedIt { get; private set; }

    public bool MayDispute { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.CategoryManager)]
    public Task<IActionResult> OnPostPublishAsync(CancellationToken stop) => DecideAsync(DecideMandate.Publish, "mandate.done.published", stop);

    [MayBePostedBy(Role.CategoryManager)]
    public Task<IActionResult> OnPostDeclineAsync(CancellationToken stop) => DecideAsync(DecideMandate.Decline, "mandate.done.declined", stop);

    [MayBePostedBy(Role.CategoryManager)]
    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) => DecideAsync(DecideMandate.Withdraw, "mandate.done.withdrawn", stop);

    [MayBePostedBy(Role.ProcurementLead)]
    public async Task<IActionResult> OnPostDisputeAsync(CancellationToken stop)
    {
        var answer = await DisputeMandate.Handle(Id, new(Dispute.Statement ?? "", Dispute.AuthorityDisputed ?? ""), this.Reader, db, clock, HttpContext, stop);
        return await AnswerAsync(answer, nameof(Dispute), "mandate.done.disputed", stop);
    }

    private async Task<IActionResult> DecideAsync(DecideMandate.Decision decision, string done, CancellationToken stop)
    {
        var answer = await DecideMandate.Handle(decision, Id, Decide.Tag, new(Decide.Reason ?? ""), this.Reader, db, clock, HttpContext, stop);
        return await AnswerAsync(answer, nameof(Decide), done, stop);
    }

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop)
    {
        if (answer.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound }) // read by everybody, and another authority's to decide
            return NotFound();
        if (!this.Take(answer, form))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var (reader, today, id) = (Caller.From(User), clock.Today(), new MandateId(Id));
        if (!await (await ReadMandates.SeenAsync(db, reader, today, stop)).AnyAsync(m => m.Id == id, stop))
            return NotFound();
        Mandate = (await db.Mandates.FindAsync([id], stop))!;
        (Framework, Standing) = ((await db.NamedFrameworksAsync(stop)).Of(Mandate.FrameworkId), Mandate.StandingOn(today));
        if (reader is { Organisation: not null })
        {
            var decides = reader.Is(Role.CategoryManager) && await db.OwnFrameworkAsync(Mandate.FrameworkId.Value, reader, stop) is not null;
            var stands = Standing is MandateStanding.InForce or MandateStanding.NotYet or MandateStanding.Suspended;
            ProposedIt = decides && reader.Actor == Mandate.ProposedBy && (stands || Standing == MandateStanding.Proposed);
            MayDecide = decides && !ProposedIt && Standing == MandateStanding.Proposed;
            MayWithdraw = decides && !ProposedIt && stands;
            MayDispute = stands && reader.Is(Role.ProcurementLead) && await db.OwnCopyAsync(reader, stop) is { } buyer && Mandate.Covers(buyer.Kind, buyer.Reference);
        }

        Decide.Tag = EntityTags.Of(db.VersionOf(Mandate)); // of what is shown now
        ModelState.Remove("Decide.Tag");
        return Page();
    }
}
