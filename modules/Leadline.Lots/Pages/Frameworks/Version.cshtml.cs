using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Comparing;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>One version of a framework agreement, in force, past or yet to come: what it changed, what suppliers were asked to accept, and its document to the letter.</summary>
[MayBeOpenedByAnybody("what is published of a framework agreement is public")]
internal sealed class VersionModel(LotsDbContext db) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public FrameworkVersion Shown { get; private set; } = null!;

    public FrameworkTerms Terms { get; private set; } = null!;

    /// <summary>What suppliers were asked to accept; null where nothing.</summary>
    public Variation? Variation => Shown.ReadVariation();

    /// <summary>The number of the version before; null for the first.</summary>
    public int? Before { get; private set; }

    public IReadOnlyList<DocumentChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await VersionAsync(Number, stop) is not { } shown)
            return NotFound();
        (Shown, Terms) = (shown, FrameworkVersion.Read(shown.Terms));
        if (await VersionAsync(Number - 1, stop) is { } before)
            (Before, Changes) = (before.Number, DocumentComparison.Of(before.Document, shown.Document));
        return Page();
    }

    public async Task<IActionResult> OnGetDocumentAsync(CancellationToken stop) => await VersionAsync(Number, stop) is { } shown
        ? File(Encoding.UTF8.GetBytes(shown.Document), "application/yaml", $"{FrameworkVersion.Read(shown.Terms).Reference}-{shown.Number}.yaml")
        : NotFound();

    private async Task<FrameworkVersion?> VersionAsync(int number, CancellationToken stop)
    {
        var id = new FrameworkId(Id);
        return await db.Frameworks.AsNoTracking().Where(f => f.Id == id).SelectMany(f => f.Versions).FirstOrDefaultAsync(v => v.Number == number, stop);
    }
}
