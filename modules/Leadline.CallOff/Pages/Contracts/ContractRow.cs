using Leadline.CallOff.OrderForms;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>A contract in a list.</summary>
internal sealed record ContractRow(
    Guid Id, string Reference, string Title, string Buyer, string Supplier, DateOnly StartsOn, DateOnly EndsOn, Money AnnualValue)
{
    internal static async Task<List<ContractRow>> ReadAsync(IQueryable<CallOffContract> contracts, CallOffDbContext db, CancellationToken stop)
    {
        var rows = await contracts.ToListAsync(stop);
        var names = await db.NamesAsync(rows.SelectMany(r => new[] { r.Buyer, r.Supplier }), stop);
        return [.. rows.Select(c => new ContractRow(c.Id.Value, c.Reference, c.Title, names.GetValueOrDefault(c.Buyer, ""),
            names.GetValueOrDefault(c.Supplier, ""), c.StartsOn, c.EndsOn, c.AnnualValue))];
    }
}
