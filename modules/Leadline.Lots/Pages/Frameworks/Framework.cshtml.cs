using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>One framework agreement as it stands today.</summary>
[MayBeOpenedByAnybody("what is published of a framework agreement is public")]
internal sealed class FrameworkModel(LotsDbContext db, TimeProvider clock) : PageModel
{
    public Guid Id { get; private set; }

    public StateShown State { get; private set; } = null!;

    public FrameworkTerms Terms { get; private set; } = null!;

    /// <summary>Whether the reader takes it from step to step.</summary>
    public bool IsOwn { get; private set; }

    public string Authority { get; private set; } = "";

    /// <summary>The number of the version in force.</summary>
    public int InForce { get; private set; }

    /// <summary>Every version, the newest first, without its document.</summary>
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    internal sealed record VersionRow(int Number, DateOnly EffectiveFrom, DateTimeOffset PublishedAt);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await FrameworkInForce.FindAsync(db, id, clock.Today(), stop) is not { } framework)
            return NotFound();
        var frameworkId = new FrameworkId(id);
        Versions = await db.Frameworks.AsNoTracking().Where(f => f.Id == frameworkId)
            .SelectMany(f => f.Versions).OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(v.Number, v.EffectiveFrom, v.PublishedAt)).ToListAsync(stop);
        (Id, Terms, InForce, State) = (id, framework.Terms, framework.Version, framework.State);
        Authority = (await db.AuthorityNamesAsync([Terms.Authority], stop)).GetValueOrDefault(Terms.Authority, "");
        IsOwn = Caller.Of(HttpContext) is { } reader && reader.Is(Role.CategoryManager) && await db.SpeaksForAsync(reader, Terms.Authority, stop);
        return Page();
    }
}
