using Leadline.Lots.Drafts;
using Leadline.Lots.Proposals;
using Leadline.Lots.Scopes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Scopes;

/// <summary>Proposes to publish a draft for comment.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class PublishModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Propose.CommentsFrom", "Propose.CommentsUntil", "Propose.Reason"];

    internal sealed class Proposed
    {
        public TypedDate CommentsFrom { get; set; } = new();

        public TypedDate CommentsUntil { get; set; } = new();

        public string? Reason { get; set; }

        /// <summary>Which version of the draft was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Proposed Propose { get; set; } = new();

    public FrameworkDraft Draft { get; private set; } = null!;

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (from, until) = (Day(Propose.CommentsFrom, "Propose.CommentsFrom"), Day(Propose.CommentsUntil, "Propose.CommentsUntil"));
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        var answer = await ProposeScope.Publish(Id, Propose.Tag, new ProposeScope.ProposeScopeRequest(Propose.Reason ?? "", from!.Value, until!.Value), Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Propose), fault => fault.Code == "text-missing" ? text["step.reason.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["step.proposed"]);
        return LocalRedirect($"{Request.PathBase}/frameworks/proposals/{((Accepted<FrameworkProposalView>)answer.Result).Value!.Id.Value}");
    }

    // A day that is none of the calendar the page is told of already.
    private DateOnly? Day(TypedDate typed, string field)
    {
        var told = ModelState.ErrorCount;
        var day = typed.Read(this, field);
        if (day is null && ModelState.ErrorCount == told)
            ModelState.AddModelError(field, text["scope.day.missing"]);
        return day;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.OwnDraftAsync(Id, Reader, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        Propose.Tag = EntityTags.Of(db.VersionOf(draft));
        ModelState.Remove("Propose.Tag");
        return Page();
    }
}
