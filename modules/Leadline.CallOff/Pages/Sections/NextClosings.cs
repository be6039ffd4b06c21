using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.Pages.Competitions;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Sections;

/// <summary>What the home page says of competitions: those that close next, and how many there are.</summary>
internal sealed class NextClosings(CallOffDbContext db, TimeProvider clock) : IPageSection
{
    private const int Most = 5;

    internal sealed record Shown(IReadOnlyList<CompetitionRow> Next, int Open, int Competitions, int Contracts);

    public string Page => "home";

    public int Order => 30;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var issued = CompetitionRow.Issued(db);
        var open = issued.Where(c => c.State == CompetitionState.Inviting && c.ClosesAt >= now);
        return new SectionContent("/Pages/Sections/_NextClosings.cshtml", new Shown(
            await CompetitionRow.ReadAsync(open.OrderBy(c => c.ClosesAt).ThenBy(c => c.Id).Take(Most), db, now, stop),
            await open.CountAsync(stop), await issued.CountAsync(stop), await db.Contracts.CountAsync(stop)));
    }
}
