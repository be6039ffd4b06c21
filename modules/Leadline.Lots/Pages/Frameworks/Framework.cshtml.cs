using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Successions;
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

    /// <summary>Who has run it, runs it and is to run it, in order.</summary>
    public IReadOnlyList<AuthorityRow> Authorities { get; private set; } = [];

    internal sealed record VersionRow(int Number, DateOnly EffectiveFrom, DateTimeOffset PublishedAt, OrganisationReference Authority);

    /// <param name="Name">The authority's name.</param>
    /// <param name="Authority">Its reference.</param>
    /// <param name="From">Its first day.</param>
    /// <param name="Basis">By which statute or clause the agreement moved there; null for the first.</param>
    internal sealed record AuthorityRow(string Name, OrganisationReference Authority, DateOnly From, string? Basis);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await FrameworkInForce.FindAsync(db, id, clock.Today(), stop) is not { } framework)
            return NotFound();
        var frameworkId = new FrameworkId(id);
        Versions = await db.Frameworks.AsNoTracking().Where(f => f.Id == frameworkId)
            .SelectMany(f => f.Versions).OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(v.Number, v.EffectiveFrom, v.PublishedAt, v.Authority)).ToListAsync(stop);
        (Id, Terms, InForce, State) = (id, framework.Terms, framework.Version, framework.State);
        Authorities = await AuthoritiesAsync(frameworkId, stop);
        Authority = (await db.AuthorityNamesAsync([Terms.Authority], stop)).GetValueOrDefault(Terms.Authority, "");
        IsOwn = Caller.Of(HttpContext) is { } reader && reader.Is(Role.CategoryManager) && await db.SpeaksForAsync(reader, Terms.Authority, stop);
        return Page();
    }

    private async Task<IReadOnlyList<AuthorityRow>> AuthoritiesAsync(FrameworkId framework, CancellationToken stop)
    {
        var periods = AuthorityPeriod.Of(Versions.Select(v => (v.Number, v.EffectiveFrom, v.Authority)));
        var names = await db.AuthorityNamesAsync(periods.Select(p => p.Authority), stop);
        var bases = await db.Successions.AsNoTracking().Where(s => s.FrameworkId == framework && s.State == SuccessionState.Accepted)
            .OrderBy(s => s.Id).Select(s => new { s.FirstDay, s.Successor, s.Basis }).ToListAsync(stop);
        return [.. periods.Select(p => new AuthorityRow(
            names.GetValueOrDefault(p.Authority, ""), p.Authority, p.From, bases.Find(s => s.FirstDay == p.From && s.Successor == p.Authority)?.Basis))];
    }
}
