using Leadline.Lots.Pages.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Life;

/// <summary>One proposal with what would come of it now, as whoever proposed it saw it: a second person confirms it here, or it is taken back.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class ProposalModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Which version was seen.</summary>
    [BindProperty]
    public string? Tag { get; set; }

    public ProposedStep Step { get; private set; } = null!;

    public FrameworkProposalDetails Details { get; private set; } = null!;

    /// <summary>What it is about.</summary>
    public string Subject => Step.Subject;

    /// <summary>Of a succession, the name of the authority it is to go to.</summary>
    public string Successor { get; private set; } = "";

    /// <summary>What came of a succession once it was confirmed.</summary>
    public Guid? SuccessionId { get; private set; }

    /// <summary>Why the reader may not confirm it; null where the reader may.</summary>
    public string? NotByYou => Step.Proposal.RefuseConfirmation(Reader)?.Reason;

    public bool IsWaiting => Step.Proposal.State == ProposalState.Waiting;

    public bool MayConfirm => IsWaiting && NotByYou is null && Details.NotNow is null;

    public bool MayWithdraw => Step.Proposal.RefuseWithdrawal(Reader, Step.Stale is not null) is null;

    public Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop) =>
        await AnswerAsync(await DecideProposal.Confirm(Id, Tag, Reader, db, clock, HttpContext, stop), "proposal.done.confirmed", stop);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await AnswerAsync(await DecideProposal.Withdraw(Id, Tag, Reader, db, clock, HttpContext, stop), "proposal.done.withdrawn", stop);

    private async Task<IActionResult> AnswerAsync(Results<Ok<FrameworkProposalView>, ProblemHttpResult> answer, string done, CancellationToken stop)
    {
        if (answer.Result is ProblemHttpResult problem)
        {
            foreach (var fault in FormAnswers.FaultsOf(problem))
                ModelState.AddModelError("", fault.Detail);
            return await ShowAsync(stop);
        }

        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await ProposedStep.FindAsync(db, Id, Reader, stop) is not { } step || await step.RefuseInterestAsync(db, Reader, stop) is not null)
            return NotFound();
        (Step, Details) = (step, await ReadProposals.DetailsAsync(step, db, clock.Today(), stop));
        if (step.Proposal.Succession is { } succession)
        {
            Successor = (await db.AuthorityNamesAsync([succession.Successor], stop)).GetValueOrDefault(succession.Successor, "");
            SuccessionId = (await db.Successions.AsNoTracking().FirstOrDefaultAsync(s => s.ProposalId == step.Proposal.Id, stop))?.Id.Value;
        }

        Tag = EntityTags.Of(db.VersionOf(step.Proposal));
        ModelState.Remove(nameof(Tag));
        return Page();
    }
}
