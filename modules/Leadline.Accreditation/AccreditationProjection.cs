using System.Runtime.CompilerServices;
using Leadline.Accreditation.Tenders;
using Leadline.Lots.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation;

internal sealed class AccreditationProjection(AccreditationDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Reference, stop);
        var frameworks = await FrameworkReferencesAsync(stop);
        await foreach (var t in db.Tenders.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"tender|{frameworks[t.FrameworkId]}|{t.LotNumber}|{organisations[t.Supplier]}|{string.Join(',', t.ServiceLines)}|{t.State}|{Decisions(t)}";
        await foreach (var p in db.Places.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"place|{frameworks[p.FrameworkId]}|{p.LotNumber}|{organisations[p.Supplier]}|{string.Join(',', p.Lines.OrderBy(l => l.Code, StringComparer.Ordinal).Select(l => $"{l.Code}@{l.From:O}"))}|{string.Join(',', p.BoundBy.Order())}";
        await foreach (var a in db.VariationAnswers.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"variation-answer|{frameworks[a.FrameworkId]}|{a.OfVersion}|{organisations[a.Supplier]}|{a.Accepted}|{a.AnsweredAt:O}";
        await foreach (var c in db.UnpaidCharges.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"unpaid-charge|{c.Number}|{organisations[c.Supplier]}|{c.Outstanding.Pence}|{c.DueOn:O}|{c.PaidOn:O}";
        await foreach (var b in db.PriceBooks.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"price-book|{frameworks[b.FrameworkId]}|{b.LotNumber}|{b.ServiceLine}|{organisations[b.Supplier]}|{b.Number}|{b.Hash}|{b.State}|{b.InForceFrom:O}";
    }

    private async Task<Dictionary<FrameworkId, string>> FrameworkReferencesAsync(CancellationToken stop)
    {
        var references = new Dictionary<FrameworkId, string>();
        foreach (var id in await db.Set<FrameworkStageCopy>().Select(s => s.Id).ToListAsync(stop))
            references[id] = (await db.FrameworkAsync<FrameworkTerms>(id, DateOnly.MaxValue, stop))?.Terms.Reference ?? "";
        return references;
    }

    private static string Decisions(Tender tender) =>
        string.Join(',', tender.Decisions.OrderBy(d => d.ServiceLine, StringComparer.Ordinal).Select(d => $"{d.ServiceLine}={(d.Accredited ? "yes" : "no")}"));
}
