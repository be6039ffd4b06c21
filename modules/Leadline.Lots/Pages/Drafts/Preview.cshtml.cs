using Leadline.Lots.Drafts;
using Leadline.Lots.Proposals;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Drafts;

/// <summary>What would come of publishing a draft; where it is in order, it is proposed here.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class PreviewModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = 
        ["Propose.Reason", "Propose.Ground", "Propose.NoticeReference", "Propose.NoticeOn", "Propose.AnswersUntil", "Propose.EffectiveFrom"];

    internal sealed class Proposed
    {
        public string? Reason { get; set; }

        public string? Ground { get; set; }

        public string? NoticeReference { get; set; }

        public TypedDate NoticeOn { get; set; } = new();

        public TypedDate AnswersUntil { get; set; } = new();

        public TypedDate EffectiveFrom { get; set; } = new();

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Proposed Propose { get; set; } = new();

    public FrameworkDraft Draft { get; private set; } = null!;

    public PublicationPreview Preview { get; private set; } = null!;

    public IReadOnlyList<Choice> Grounds => [.. Preview.Terms!.Regime.Modifications.Select(g => new Choice(g.Code, g.Title, g.Source))];

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var from = Propose.EffectiveFrom.Read(this, "Propose.EffectiveFrom");
        var until = Propose.AnswersUntil.Read(this, "Propose.AnswersUntil");
        var noticeOn = Propose.NoticeOn.Read(this, "Propose.NoticeOn");
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        var request = new ProposePublication.ProposePublicationRequest(
            Propose.Reason ?? "", from, Propose.Ground, until, string.IsNullOrWhiteSpace(Propose.NoticeReference) ? null : Propose.NoticeReference, noticeOn);
        var answer = await ProposePublication.OfDraft(Id, Propose.Tag, request, Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Propose), fault => fault switch
            {
                { Code: "text-missing", Pointer: "/ground" } => text["variation.ground.missing"],
                { Code: "text-missing" } => text["step.reason.missing"],
                _ => fault.Detail,
            }))
            return await ShowAsync(stop);
        TempData.Confirm(text["step.proposed"]);
        return LocalRedirect($"{Request.PathBase}/frameworks/proposals/{((Accepted<FrameworkProposalView>)answer.Result).Value!.Id.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.OwnDraftAsync(Id, Reader, stop) is not { } draft)
            return NotFound();
        (Draft, Preview) = (draft, await PublicationPreview.OfAsync(draft, null, db, clock.Today(), stop));
        Propose.Tag = EntityTags.Of(db.VersionOf(draft));
        ModelState.Remove("Propose.Tag");
        return Page();
    }
}
