using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.Pages.Competitions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Sections;

/// <summary>What the home page says of the reader's competitions: those that close next, and how many there are.</summary>
internal sealed class NextClosings(CallOffDbContext db, TimeProvider clock) : IPageSection
{
    private const int Most = 5;

    /// <param name="Next">Those that close next.</param>
    /// <param name="Open">How many take bids.</param>
    /// <param name="Competitions">All that the reader sees.</param>
    /// <param name="Contracts">The contracts that the reader has signed; null for somebody who signs none.</param>
    internal sealed record Shown(IReadOnlyList<CompetitionRow> Next, int Open, int Competitions, int? Contracts);

    public string Page => "home";

    public int Order => 30;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        if (caller?.Is(CompetitionSight.Readers) != true)
            return null;
        var now = clock.GetUtcNow();
        var seen = (await CompetitionSight.OfAsync(caller, db, stop)).Among(db.Competitions.AsNoTracking());
        var open = seen.Where(c => c.State == CompetitionState.Inviting && c.ClosesAt >= now);
        return new SectionContent("/Pages/Sections/_NextClosings.cshtml", new Shown(
            await CompetitionRow.ReadAsync(open.OrderBy(c => c.ClosesAt).ThenBy(c => c.Id).Take(Most), db, now, stop),
            await open.CountAsync(stop), await seen.CountAsync(stop),
            caller.Is(ReadContracts.Readers) ? await ReadContracts.Own(db, caller).CountAsync(stop) : null));
    }
}
