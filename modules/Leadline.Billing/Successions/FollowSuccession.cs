using Leadline.Directory.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Successions;

/// <summary>
/// Lets a successor carry on the open duties of a supplier: it reports on its contracts and owes its unpaid invoices. What the
/// predecessor reported, was invoiced and paid stays under its name. After a split a person chooses; the record says so.
/// </summary>
internal sealed class FollowSuccession(BillingDbContext db) : IHandle<OrganisationSucceeded>
{
    public async Task Handle(OrganisationSucceeded message, CancellationToken stop)
    {
        foreach (var o in message.To.Append(message.From))
            await db.KeepAsync(new OrganisationCopy(o.Id, o.Reference, o.Name, o.Kind, o.OpenFrom, o.OpenTo, o.Version), stop);
        await db.KeepAsync(new SuccessionCopy(message.From.Id, message.On, [.. message.To.Select(t => t.Id.Value)]), stop);

        var accounts = await db.ContractAccounts
            .Where(a => a.Buyer == message.From.Id || a.Supplier == message.From.Id).OrderBy(a => a.Id).ToListAsync(stop);
        foreach (var account in accounts)
            account.Follow(await db.InPlaceOfAsync(account.Buyer, stop), await db.InPlaceOfAsync(account.Supplier, stop));
        await MoveDebtsAsync(message, stop);
        if (message.To.Count > 1)
            LeaveToAPerson(message, accounts.Select(a => a.Id.Value));
    }

    private async Task MoveDebtsAsync(OrganisationSucceeded message, CancellationToken stop)
    {
        var unpaid = await db.Invoices
            .Where(i => i.PaidOn == null && (i.Successor == message.From.Id || (i.Successor == null && i.Supplier == message.From.Id)))
            .OrderBy(i => i.Number).ToListAsync(stop);
        if (message.To.Count > 1)
            LeaveToAPerson(message, unpaid.Select(i => i.Id.Value));
        foreach (var step in (await db.SuccessionsFromAsync(message.From.Id, stop)).TakeWhile(s => s.Successor is not null))
        {
            foreach (var posting in unpaid.Select(i => i.OwedBy(step.Successor!.Value, step.On)))
            {
                if (posting is not null)
                    db.Add(posting);
            }
        }

        if (message.To.Count == 1)
            foreach (var invoice in unpaid)
                db.Record(Caller.Platform, "move-debt", invoice.Id.Value, $"{invoice.Number}: {invoice.Outstanding} owed by the successor since {message.On:O}.");
    }

    private void LeaveToAPerson(OrganisationSucceeded message, IEnumerable<Guid> subjects)
    {
        foreach (var subject in subjects)
            db.Record(Caller.Platform, "choose-successor", subject, $"{message.From.Reference} was split on {message.On:O}; a person must choose who carries this on.");
    }
}
