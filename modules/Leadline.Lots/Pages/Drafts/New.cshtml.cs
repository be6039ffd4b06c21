using Leadline.Lots.Copies;
using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Drafts;

/// <summary>Begins a draft: of a new agreement, or of the next version of one.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class NewModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = [nameof(Title), nameof(FrameworkId)];

    private const string OfNew = "new";

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? FrameworkId { get; set; }

    public IReadOnlyList<Choice> Agreements { get; private set; } = [];

    /// <summary>The agreement that the page was asked for; null where none was.</summary>
    public string? Reference { get; private set; }

    private Caller Reader => Caller.Of(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(Guid? framework, CancellationToken stop)
    {
        FrameworkId = framework?.ToString();
        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        FrameworkId? of = Guid.TryParse(FrameworkId, out var known) ? new FrameworkId(known) : null;
        if (of is null && FrameworkId != OfNew)
        {
            ModelState.AddModelError(nameof(FrameworkId), text["draft.of.missing"]);
            return await ShowAsync(stop);
        }

        var begun = await WriteDraft.Begin(new WriteDraft.BeginDraftRequest(Title ?? "", of), Reader, db, clock, HttpContext, stop);
        if (begun.Result is Created<FrameworkDraftView> { Value: { } draft })
            return LocalRedirect($"{Request.PathBase}/frameworks/drafts/{draft.Id.Value}");
        this.Take(begun, null, fault => fault.Code == "text-missing" ? text["draft.name.missing"] : fault.Detail);
        return await ShowAsync(stop);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var run = await db.RunByAsync(Reader, Role.CategoryManager, stop);
        var own = await db.Frameworks.AsNoTracking()
            .Where(f => f.State != FrameworkState.Closed && f.State != FrameworkState.Ended && run.Contains(f.Id))
            .OrderBy(f => f.Reference).Select(f => new { f.Id, f.Reference }).ToListAsync(stop);
        Reference = own.Find(f => Request.Query["framework"] == $"{f.Id.Value}")?.Reference;
        Agreements = [new(OfNew, text["draft.of.new"]), .. own.Select(f => new Choice($"{f.Id.Value}", text["draft.of.next", f.Reference]))];
        return Page();
    }
}
