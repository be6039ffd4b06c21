using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>A service line that the caller may make a direct award on today.</summary>
/// <param name="Framework">The framework agreement.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Line">The line.</param>
internal sealed record OfferedLine(KnownFramework<FrameworkTerms> Framework, LotTerms Lot, ServiceLineTerms Line)
{
    /// <summary>What the form sends of it.</summary>
    internal string Value => $"{Framework.Id.Value}/{Lot.Number}/{Line.Code}";
}

internal static class OfferedLines
{
    /// <summary>The lines of live framework agreements that have a form, on lots that allow direct award, where the caller's organisation neither sells nor seeks to.</summary>
    internal static async Task<IReadOnlyList<OfferedLine>> OfferedAsync(this CallOffDbContext db, Caller caller, DateOnly today, CancellationToken stop)
    {
        var buyer = await db.Organisations.FindAsync([caller.OwnOrganisation], stop);
        var live = await db.Set<FrameworkStageCopy>().AsNoTracking().Where(s => s.WentLiveAt != null && (s.ClosedAt == null || s.ReopenedAt > s.ClosedAt)).Select(s => s.Id).ToListAsync(stop);
        List<OfferedLine> offered = [];
        foreach (var framework in (await db.FrameworksAsync<FrameworkTerms>(live, today, stop)).Values.OrderBy(f => f.Terms.Title, StringComparer.Ordinal))
        {
            foreach (var lot in framework.Terms.Lots.Where(l => l.Routes.Contains(CallOffRoute.DirectAward) && l.ServiceLines.Any(HasForm)))
            {
                if (MayCallOff.RefuseNew(framework, lot.Number, buyer, today) is null && await db.ConflictAsync(caller, framework.Id, lot.Number, stop) is null)
                    offered.AddRange(lot.ServiceLines.Where(HasForm).Select(line => new OfferedLine(framework, lot, line)));
            }
        }

        return offered;
    }

    private static bool HasForm(ServiceLineTerms line) => line.Form.Count > 0;
}
