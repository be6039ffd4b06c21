using Leadline.Lots.Scopes;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Scopes;

/// <summary>One comment on a draft scope, for its authority to answer.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class AnswerModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "comment")]
    public Guid CommentId { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    public ScopeComment Comment { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string Sender { get; private set; } = "";

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var answer = await CommentOnScope.Answer(CommentId, new CommentOnScope.AnswerRequest(Reply ?? ""), Reader, db, clock, stop);
        if (!this.Take(answer, null, fault => fault.Code == "text-missing" ? text["scope.reply.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["scope.answered"]);
        return LocalRedirect($"{Request.PathBase}/draft-scopes/{Id}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.OwnCommentAsync(CommentId, Reader, stop) is not { } comment || comment.ScopeId != new DraftScopeId(Id))
            return NotFound();
        (Comment, Title) = (comment, (await db.Scopes.FindAsync([comment.ScopeId], stop))!.Title);
        Sender = (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == comment.Organisation, stop))?.Name ?? "";
        return Page();
    }
}
