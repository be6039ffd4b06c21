using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.Pages.Competitions;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Sections;

/// <summary>How many competitions and contracts there are, on the page of a framework agreement.</summary>
internal sealed class CallOffsOfFramework(CallOffDbContext db, TimeProvider clock) : IPageSection
{
    internal sealed record Shown(Guid FrameworkId, int Open, int Competitions, int Contracts);

    public string Page => "framework";

    public int Order => 20;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, CancellationToken stop)
    {
        var id = new FrameworkId(subject.Id);
        var now = clock.GetUtcNow();
        var competitions = CompetitionRow.Issued(db).Where(c => c.FrameworkId == id);
        return new SectionContent("/Pages/Sections/_CallOffsOfFramework.cshtml", new Shown(
            subject.Id,
            await competitions.CountAsync(c => c.State == CompetitionState.Inviting && c.ClosesAt >= now, stop),
            await competitions.CountAsync(stop),
            await db.Contracts.CountAsync(c => c.FrameworkId == id, stop)));
    }
}
