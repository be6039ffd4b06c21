using Leadline.Lots.Pages.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Lots.Scopes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Scopes;

/// <summary>A draft scope with its text and the comments that are public. Whoever has signed in to an organisation comments here; its authority answers, and may have it withdrawn.</summary>
[MayBeOpenedByAnybody("a draft scope is published for everybody to comment on")]
internal sealed class ScopeModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Comment.Text", "Comment.Pointer", "Withdraw.Reason"];

    internal sealed class Said
    {
        public string? Text { get; set; }

        public string? Pointer { get; set; }
    }

    internal sealed class Withdrawn
    {
        public string? Reason { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Said Comment { get; set; } = new();

    [BindProperty]
    public Withdrawn Withdraw { get; set; } = new();

    public DraftScope Scope { get; private set; } = null!;

    public ScopeShown State { get; private set; } = null!;

    public string Authority { get; private set; } = "";

    public IReadOnlyList<ScopeCommentView> Comments { get; private set; } = [];

    /// <summary>Whether the reader answers comments on it.</summary>
    public bool IsOwn { get; private set; }

    public bool MayComment { get; private set; }

    private Caller? Reader => Caller.Of(HttpContext);

    // Whoever may open the page may not for that comment on it.
    private bool MaySend => Reader is { Organisation: not null } reader && reader.Is(Roles.AnyOrganisation);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Roles.AnyOrganisation)]
    public async Task<IActionResult> OnPostCommentAsync(CancellationToken stop)
    {
        CommentOnScope.CommentRequest request = new(Comment.Text ?? "", string.IsNullOrWhiteSpace(Comment.Pointer) ? null : Comment.Pointer);
        if (!this.Take(await CommentOnScope.Comment(Id, request, Reader!, db, clock, stop), nameof(Comment), fault => fault.Code == "text-missing" ? text["scope.comment.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["scope.commented"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        var answer = await ProposeScope.Withdraw(Id, Withdraw.Tag, new ProposeScope.ProposeScopeWithdrawalRequest(Withdraw.Reason ?? ""), Reader!, db, clock, HttpContext, stop);
        if (answer.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound }) // read by everybody, and another authority's to withdraw
            return NotFound();
        if (!this.Take(answer, nameof(Withdraw), fault => fault.Code == "text-missing" ? text["step.reason.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["step.proposed"]);
        return LocalRedirect($"{Request.PathBase}/frameworks/proposals/{((Accepted<FrameworkProposalView>)answer.Result).Value!.Id.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.Scopes.FindAsync([new DraftScopeId(Id)], stop) is not { } scope)
            return NotFound();
        var today = clock.Today();
        (Scope, State, Comments) = (scope, ScopeShown.Of(DraftScopeRow.Of(scope), today), await db.CommentsAsync(scope, Reader, stop));
        Authority = (await db.AuthorityNamesAsync([scope.Authority], stop)).GetValueOrDefault(scope.Authority, "");
        IsOwn = await db.SpeaksForScopeAsync(Reader, scope, stop);
        MayComment = MaySend && scope.RefuseComment(today) is null;
        Withdraw.Tag = EntityTags.Of(db.VersionOf(scope));
        ModelState.Remove("Withdraw.Tag");
        return Page();
    }
}
