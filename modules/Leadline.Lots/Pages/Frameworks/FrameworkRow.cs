using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Frameworks;

/// <summary>A framework agreement in a list, with who runs it today and the terms of its latest version; earlier documents are not read.</summary>
internal sealed record FrameworkRow(Guid Id, string Reference, string Title, string Authority, StateShown State, TermDates Term, int Lots)
{
    internal static async Task<List<FrameworkRow>> ReadAsync(
        IQueryable<FrameworkAgreement> frameworks, LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        var rows = await frameworks.AsNoTracking().Select(f => new
        {
            f.Id, f.Reference, f.State,
            f.Versions.Where(v => v.Number == 1 || v.EffectiveFrom <= today).OrderByDescending(v => v.Number).First().Authority,
            f.Versions.OrderByDescending(v => v.Number).First().Terms,
        }).ToListAsync(stop);
        var authorities = await db.AuthorityNamesAsync(rows.Select(r => r.Authority), stop);
        return [.. rows.Select(r =>
        {
            var terms = FrameworkVersion.Read(r.Terms);
            return new FrameworkRow(r.Id.Value, r.Reference, terms.Title, authorities.GetValueOrDefault(r.Authority, r.Authority.ToString()),
                StateShown.Of(r.State, terms.Term, today), terms.Term, terms.Lots.Count);
        })];
    }
}

internal static class AuthorityNames
{
    /// <summary>The names of authorities by their references; of one that is not known yet, nothing.</summary>
    internal static async Task<Dictionary<OrganisationReference, string>> AuthorityNamesAsync(
        this LotsDbContext db, IEnumerable<OrganisationReference> references, CancellationToken stop)
    {
        var wanted = references.Distinct().ToList();
        var known = await db.Organisations.AsNoTracking().Where(o => wanted.Contains(o.Reference))
            .Select(o => new { o.Reference, o.Name }).ToListAsync(stop);
        return known.GroupBy(o => o.Reference).ToDictionary(g => g.Key, g => g.First().Name);
    }
}
