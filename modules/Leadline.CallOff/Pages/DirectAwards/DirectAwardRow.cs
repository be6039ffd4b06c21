using Leadline.CallOff.DirectAwards;
using Leadline.Modularity.Copies;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>A direct award in a list.</summary>
internal sealed record DirectAwardRow(Guid Id, string Reference, string Title, string Buyer, string LotNumber, string ServiceLine, DateOnly StartsOn, StateShown State)
{
    internal static async Task<List<DirectAwardRow>> ReadAsync(IQueryable<DirectAward> awards, DirectAwardSight sight, CallOffDbContext db, CancellationToken stop)
    {
        var rows = await awards.ToListAsync(stop);
        var names = await db.NamesAsync(rows.Select(r => r.Buyer), stop);
        return [.. rows.Select(a => new DirectAwardRow(a.Id.Value, a.Reference, a.Title, names.GetValueOrDefault(a.Buyer, ""), a.LotNumber, a.ServiceLine,
            a.StartsOn, StateShown.Of(a.State, sight.IsBuyerOf(a))))];
    }
}
