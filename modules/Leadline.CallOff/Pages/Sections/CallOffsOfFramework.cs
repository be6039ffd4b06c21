using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Sections;

/// <summary>How many competitions and contracts the reader has, on the page of a framework agreement.</summary>
internal sealed class CallOffsOfFramework(CallOffDbContext db, TimeProvider clock) : IPageSection
{
    /// <param name="FrameworkId">The framework agreement.</param>
    /// <param name="Open">The competitions that take bids.</param>
    /// <param name="Competitions">All that the reader sees.</param>
    /// <param name="Contracts">The contracts that the reader has signed; null for somebody who signs none.</param>
    internal sealed record Shown(Guid FrameworkId, int Open, int Competitions, int? Contracts);

    public string Page => "framework";

    public int Order => 20;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        if (caller?.Is(CompetitionSight.Readers) != true)
            return null;
        var id = new FrameworkId(subject.Id);
        var now = clock.GetUtcNow();
        var competitions = (await CompetitionSight.OfAsync(caller, db, stop)).Among(db.Competitions).Where(c => c.FrameworkId == id);
        return new SectionContent("/Pages/Sections/_CallOffsOfFramework.cshtml", new Shown(
            subject.Id,
            await competitions.CountAsync(c => c.State == CompetitionState.Inviting && c.ClosesAt >= now, stop),
            await competitions.CountAsync(stop),
            caller.Is(ReadContracts.Readers) ? await ReadContracts.Own(db, caller).CountAsync(c => c.FrameworkId == id, stop) : null));
    }
}
