using System.Globalization;
using System.Runtime.CompilerServices;
using Leadline.Modularity;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff;

internal sealed class CallOffProjection(CallOffDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Reference, stop);
        var competitions = await db.Competitions.AsNoTracking().AsSplitQuery().ToListAsync(stop);
        var references = competitions.ToDictionary(c => c.Id, c => c.Reference);
        foreach (var c in competitions)
        {
            yield return $"competition|{c.Reference}|{organisations[c.Buyer]}|{string.Join(',', c.ServiceLines)}|{c.ClosesAt:O}|{c.State}|{(c.AwardedTo is { } w ? organisations[w] : "")}|{c.AwardedOn:O}|{c.StandstillEndsOn:O}";
            foreach (var criterion in c.Criteria)
                yield return string.Create(CultureInfo.InvariantCulture, $"criterion|{c.Reference}|{criterion.Code}|{criterion.Weight:0.####}");
            foreach (var invitation in c.Invitations)
                yield return $"invitation|{c.Reference}|{organisations[invitation.Supplier]}";
        }

        var bids = await db.Bids.AsNoTracking().ToListAsync(stop);
        foreach (var b in bids)
            yield return $"bid|{references[b.CallOffId]}|{organisations[b.Supplier]}|{b.SubmittedAt:O}|{b.AnnualPrice.Pence}|{(b.SupersededAt is null ? "counts" : "superseded")}";
        var suppliers = bids.ToDictionary(b => b.Id, b => b.Supplier);
        await foreach (var m in db.Marks.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return string.Create(CultureInfo.InvariantCulture, $"mark|{references[m.CallOffId]}|{organisations[suppliers[m.BidId]]}|{m.Criterion}|{m.Value:0.######}|{m.Reason}");
        foreach (var a in await db.DirectAwards.AsNoTracking().ToListAsync(stop))
        {
            yield return $"direct-award|{a.Reference}|{organisations[a.Buyer]}|{a.ServiceLine}|{a.StartsOn:O}|{a.TermMonths}|{a.State}|{(a.AwardedTo is { } w ? organisations[w] : "")}|{a.AwardedOn:O}|{a.StandstillEndsOn:O}";
            await foreach (var q in db.Quotes.AsNoTracking().Where(q => q.CallOffId == a.Id).AsAsyncEnumerable().WithCancellation(stop))
                yield return $"quote|{a.Reference}|{organisations[q.Supplier]}|{q.State}|{q.Total?.Pence}|{q.Means?.Plugin}|{q.Means?.Version}";
        }

        foreach (var c in await db.Contracts.AsNoTracking().AsSplitQuery().ToListAsync(stop))
        {
            yield return $"contract|{c.Reference}|{organisations[c.Buyer]}|{organisations[c.Supplier]}|{c.SignedOn:O}|{c.StartsOn:O}|{c.EndsOn:O}|{c.AnnualValue.Pence}";
            foreach (var e in c.Extensions.OrderBy(e => e.Number))
                yield return $"extension|{c.Reference}|{e.Number}|{e.From:O}|{e.To:O}|{e.Reason}";
        }

        await foreach (var f in db.PaymentFormulas.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"payment-formula|{f.Plugin}|{f.PluginVersion}|{f.PluginHash}|{f.State}|{f.TermsHash}";
        await foreach (var p in db.OutcomePayments.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"outcome-payment|{p.Number}|{p.From:O}|{p.To:O}|{p.State}|{p.Amount?.Pence}";
    }
}
