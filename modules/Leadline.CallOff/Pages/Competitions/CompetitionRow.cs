using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Copies;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Competitions;

/// <summary>A competition in a list.</summary>
internal sealed record CompetitionRow(
    Guid Id, string Reference, string Title, string Buyer, string LotNumber, DateTimeOffset ClosesAt, StateShown State)
{
    internal static async Task<List<CompetitionRow>> ReadAsync(
        IQueryable<FurtherCompetition> competitions, CallOffDbContext db, DateTimeOffset now, CancellationToken stop)
    {
        var rows = await competitions.Select(c => new { c.Id, c.Reference, c.Title, c.Buyer, c.LotNumber, c.ClosesAt, c.State }).ToListAsync(stop);
        var names = await db.NamesAsync(rows.Select(r => r.Buyer), stop);
        return [.. rows.Select(c => new CompetitionRow(c.Id.Value, c.Reference, c.Title, names.GetValueOrDefault(c.Buyer, ""), c.LotNumber,
            c.ClosesAt, StateShown.Of(c.State, c.ClosesAt, now)))];
    }
}
