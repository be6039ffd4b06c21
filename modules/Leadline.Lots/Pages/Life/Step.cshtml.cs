using Leadline.Lots.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Life;

/// <summary>One step of a framework agreement's life: what it does, to whom and whether it can be undone; and its proposal.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class StepModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Propose.Reason", "Propose.StandstillNotOwed"];

    internal sealed class Proposed
    {
        public string? Reason { get; set; }

        public string? StandstillNotOwed { get; set; }

        /// <summary>Which version of the agreement was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "step")]
    public string Step { get; set; } = "";

    [BindProperty]
    public Proposed Propose { get; set; } = new();

    public FrameworkAgreement Framework { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public NextStep Next { get; private set; } = null!;

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (NextStep.Named(Step) is not { } step)
            return NotFound();
        var rule = string.IsNullOrWhiteSpace(Propose.StandstillNotOwed) ? null : Propose.StandstillNotOwed;
        var answer = await ProposeStep.Handle(step, Id, Propose.Tag, new ProposeStep.ProposeStepRequest(Propose.Reason ?? "", rule), Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Propose), fault => fault.Code == "text-missing" ? text["step.reason.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["step.proposed"]);
        return LocalRedirect($"{Request.PathBase}/frameworks/proposals/{((Accepted<FrameworkProposalView>)answer.Result).Value!.Id.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (NextStep.Named(Step) is not { } step || await db.OwnFrameworkAsync(Id, Reader, stop) is not { } framework)
            return NotFound();
        (Framework, Title, Next) = (framework, framework.LatestTerms.Title, NextStep.Of(framework, step, clock.Today()));
        Propose.Tag = EntityTags.Of(db.VersionOf(framework));
        ModelState.Remove("Propose.Tag");
        return Page();
    }
}
