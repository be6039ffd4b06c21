using Leadline.Lots.Drafts;
using Leadline.Lots.Proposals;
using Leadline.Lots.Scopes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Life;

/// <summary>The authority's own proposals of steps, the newest first.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class ProposalsModel(LotsDbContext db) : PageModel
{
    /// <summary>Proposals with what each is about.</summary>
    public IReadOnlyList<(FrameworkProposal Proposal, string Subject)> Rows { get; private set; } = [];

    public Guid? After { get; private set; }

    public Guid? Next { get; private set; }

    public Caller Reader => Caller.Of(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(Guid? after, int? limit, CancellationToken stop)
    {
        var page = new PageRequest(after, limit);
        if (!ModelState.IsValid || page.Fault is not null)
            return BadRequest();
        var rows = page.Of(await (await db.OwnProposalsAsync(Reader, null, stop)).OnPageNewestFirst(p => p.Id, page).ToListAsync(stop), p => p.Id.Value);
        (Rows, After, Next) = (await SubjectsAsync(rows.Items, stop), after, rows.Next);
        return Page();
    }

    private async Task<IReadOnlyList<(FrameworkProposal Proposal, string Subject)>> SubjectsAsync(IReadOnlyList<FrameworkProposal> rows, CancellationToken stop)
    {
        List<FrameworkId?> frameworks = [.. rows.Select(r => r.FrameworkId).Distinct()];
        List<FrameworkDraftId?> drafts = [.. rows.Select(r => r.DraftId).Distinct()];
        var references = await db.Frameworks.AsNoTracking().Where(f => frameworks.Contains(f.Id)).Select(f => new { f.Id, f.Reference }).ToDictionaryAsync(f => f.Id, f => f.Reference, stop);
        var titles = await db.Drafts.AsNoTracking().Where(d => drafts.Contains(d.Id)).Select(d => new { d.Id, d.Title }).ToDictionaryAsync(d => d.Id, d => d.Title, stop);
        List<DraftScopeId?> scopes = [.. rows.Select(r => r.ScopeId).Distinct()];
        var published = await db.Scopes.AsNoTracking().Where(s => scopes.Contains(s.Id)).Select(s => new { s.Id, s.Title }).ToDictionaryAsync(s => s.Id, s => s.Title, stop);
        return [.. rows.Select(r => (r, r.FrameworkId is { } id ? references[id] : r.DraftId is { } draft ? titles[draft] : r.ScopeId is { } scope ? published[scope] : ""))];
    }
}
