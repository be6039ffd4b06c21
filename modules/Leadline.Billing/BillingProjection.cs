using System.Runtime.CompilerServices;
using Leadline.Billing.Ledger;
using Leadline.Modularity;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing;

internal sealed class BillingProjection(BillingDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Reference, stop);
        var contracts = await db.ContractAccounts.AsNoTracking().ToDictionaryAsync(a => a.Id, stop);
        foreach (var a in contracts.Values)
            yield return $"contract-account|{a.Reference}|{organisations[a.Supplier]}|{a.AnnualValue.Pence}";
        await foreach (var r in db.Returns.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return $"mi-return|{organisations[r.Supplier]}|{r.Month}|{r.FrameworkVersion}|{r.Rate.Value}|{r.NetTotal.Pence}|{r.ChargeTotal.Pence}|{(r.InvoiceId is null ? "not invoiced" : "invoiced")}";
            foreach (var l in r.Lines)
                yield return $"mi-return-line|{organisations[r.Supplier]}|{r.Month}|{l.Number}|{contracts[l.CallOffId].Reference}|{l.InvoiceReference}|{l.NetValue.Pence}|{l.Charge.Pence}";
        }

        var invoices = await db.Invoices.AsNoTracking().ToDictionaryAsync(i => i.Id, stop);
        foreach (var i in invoices.Values)
            yield return $"invoice|{i.Number}|{organisations[i.Supplier]}|{i.Month}|{i.Net.Pence}|{i.Vat.Pence}|{i.Paid.Pence}|{i.IssuedOn:O}|{i.DueOn:O}|{i.OverdueFrom:O}|{i.PaidOn:O}";
        await foreach (var p in db.Payments.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"payment|{invoices[p.InvoiceId].Number}|{p.Reference}|{p.ReceivedOn:O}|{p.Amount.Pence}";
        var accounts = organisations.ToDictionary(o => Accounts.ReceivableFrom(o.Key), o => $"asset:receivable:{o.Value}", StringComparer.Ordinal);
        await foreach (var p in db.Postings.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"posting|{invoices[p.InvoiceId].Number}|{accounts.GetValueOrDefault(p.Debit, p.Debit)}|{accounts.GetValueOrDefault(p.Credit, p.Credit)}|{p.Amount.Pence}|{p.On:O}|{p.What}";
    }
}
