using Leadline.Lots.Frameworks;
using Leadline.Lots.Pages.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Lots.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Life;

/// <summary>For its authority: where a framework agreement stands, what can come next, what waits for a second person, and what has been.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class LifeModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public FrameworkAgreement Framework { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public StateShown State { get; private set; } = null!;

    public IReadOnlyList<NextStep> Next { get; private set; } = [];

    /// <summary>What waits for a second person, the newest first.</summary>
    public IReadOnlyList<FrameworkProposal> Waiting { get; private set; } = [];

    /// <summary>The steps taken, the newest first.</summary>
    public IReadOnlyList<FrameworkProposal> Taken { get; private set; } = [];

    /// <summary>The authority that it is offered to, and has not answered; null where it is offered to none.</summary>
    public FrameworkSuccession? Offered { get; private set; }

    /// <summary>Who runs it from a later day on, where that is agreed.</summary>
    public AuthorityPeriod? Coming { get; private set; }

    /// <summary>Whether it can be proposed that it moves to another authority.</summary>
    public bool MayMove => Offered is null && Coming is null && Framework.State != FrameworkState.Ended;

    public Caller Reader => Caller.Of(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await db.OwnFrameworkAsync(id, Reader, stop) is not { } framework)
            return NotFound();
        var (today, terms) = (clock.Today(), framework.LatestTerms);
        (Framework, Title, State, Next) = (framework, terms.Title, StateShown.Of(framework.State, terms.Term, today), NextStep.Of(framework, today));
        Offered = await db.Successions.AsNoTracking().FirstOrDefaultAsync(s => s.FrameworkId == framework.Id && s.State == SuccessionState.Offered, stop);
        Coming = framework.NextAuthority(today);
        var proposals = await (await db.OwnProposalsAsync(Reader, id, stop)).OrderByDescending(p => p.Id).ToListAsync(stop);
        Waiting = [.. proposals.Where(p => p.State == ProposalState.Waiting)];
        Taken = [.. proposals.Where(p => p.State == ProposalState.Confirmed).OrderByDescending(p => p.DecidedAt).ThenByDescending(p => p.Id.Value)];
        return Page();
    }
}
