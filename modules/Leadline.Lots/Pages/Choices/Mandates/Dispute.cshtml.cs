using Leadline.Lots.Frameworks;
using Leadline.Lots.Mandates;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Mandates;

/// <summary>One dispute of a mandate, for the buyer that raised it and for the authority that decides it.</summary>
[MayBeOpenedBy(ReadMandates.DisputeReaders)]
internal sealed class DisputeModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Decision
    {
        public string? Uphold { get; set; }

        public string? Reason { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Decide { get; set; } = new();

    [BindProperty]
    public Decision Suspend { get; set; } = new();

    public MandateDispute Dispute { get; private set; } = null!;

    public Mandate Mandate { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    public string Line { get; private set; } = "";

    public bool MayDecide { get; private set; }

    public bool MaySuspend { get; private set; }

    public IReadOnlyList<Choice> Outcomes => [new("yes", text["dispute.uphold"]), new("no", text["dispute.withdraw"])];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (Decide.Uphold is not ("yes" or "no"))
        {
            ModelState.AddModelError("Decide.Uphold", text["dispute.outcome.missing"]);
            return await ShowAsync(stop);
        }

        return await AnswerAsync(
            await DisputeMandate.Decide(Id, Decide.Tag, new(Decide.Uphold == "yes", Decide.Reason ?? ""), this.Reader, db, clock, HttpContext, stop), nameof(Decide), "dispute.done.decided", stop);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostSuspendAsync(CancellationToken stop) =>
        await AnswerAsync(await DisputeMandate.Suspend(Id, Suspend.Tag, new(Suspend.Reason ?? ""), this.Reader, db, clock, HttpContext, stop), nameof(Suspend), "dispute.done.suspended", stop);

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
        var id = new MandateDisputeId(Id);
        if (await (await ReadMandates.DisputesSeenAsync(db, this.Reader, stop)).FirstOrDefaultAsync(d => d.Id == id, stop) is not { } dispute)
            return NotFound();
        (Dispute, Mandate) = (dispute, (await db.Mandates.FindAsync([dispute.MandateId], stop))!);
        Buyer = (await db.NamesAsync([dispute.Buyer], stop)).GetValueOrDefault(dispute.Buyer, "");
        Line = (await db.NamedFrameworksAsync(stop)).Of(dispute.FrameworkId)?.LineTitle(Mandate.ServiceLine) ?? "";
        MayDecide = dispute.State == DisputeState.Open && this.Reader.Is(Role.CategoryManager) && this.Reader.Actor != Mandate.ProposedBy
            && await db.OwnFrameworkAsync(dispute.FrameworkId.Value, this.Reader, stop) is not null;
        MaySuspend = MayDecide && Mandate.StandingOn(clock.Today()) is MandateStanding.InForce or MandateStanding.NotYet;
        Decide.Tag = Suspend.Tag = EntityTags.Of(db.VersionOf(dispute)); // of what is shown now
        ModelState.Remove("Decide.Tag");
        ModelState.Remove("Suspend.Tag");
        return Page();
    }
}
