using Leadline.CallOff.Awards;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.Directory.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Successions;

/// <summary>
/// Lets a successor carry on the contracts of an organisation that have not ended by the day, and as buyer its open competitions and direct awards. A bid
/// stays its bidder's: whether another may stand by it is decided by the buyer. After a split a person chooses; the record says so.
/// </summary>
internal sealed class FollowSuccession(CallOffDbContext db) : IHandle<OrganisationSucceeded>
{
    public async Task Handle(OrganisationSucceeded message, CancellationToken stop)
    {
        foreach (var o in message.To.Append(message.From))
            await db.KeepAsync(new OrganisationCopy(o.Id, o.Reference, o.Name, o.Kind, o.OpenFrom, o.OpenTo, o.Version), stop);
        await db.KeepAsync(new SuccessionCopy(message.From.Id, message.On, [.. message.To.Select(t => t.Id.Value)]), stop);

        var contracts = await db.Contracts.AsSplitQuery()
            .Where(c => (c.Buyer == message.From.Id || c.Supplier == message.From.Id) && c.EndsOn >= message.On).OrderBy(c => c.Id).ToListAsync(stop);
        foreach (var contract in contracts)
            await db.FollowAsync(contract, contract.Buyer == message.From.Id ? Party.Buyer : Party.Supplier, stop);

        var steps = await db.SuccessionsFromAsync(message.From.Id, stop);
        var competitions = await db.Competitions.AsSplitQuery()
            .Where(c => c.Buyer == message.From.Id && c.State != CompetitionState.Signed).OrderBy(c => c.Id).ToListAsync(stop);
        var awards = await db.DirectAwards
            .Where(a => a.Buyer == message.From.Id && a.State != DirectAwardState.Signed && a.State != DirectAwardState.Withdrawn).OrderBy(a => a.Id).ToListAsync(stop);
        foreach (var procedure in competitions.Concat<CallOffProcedure>(awards))
            Follow(procedure, steps);
    }

    private void Follow(CallOffProcedure procedure, IReadOnlyList<SuccessionCopy> steps)
    {
        foreach (var step in steps)
        {
            if (step.Successor is { } successor)
                procedure.FollowBuyer(successor, step.On);
            else
                db.LeaveToAPerson(procedure.Id, $"The buyer of {procedure.Reference} was split on {step.On:O}");
        }
    }
}

internal static class ContractSuccession
{
    internal static void LeaveToAPerson(this CallOffDbContext db, CallOffId subject, string why) =>
        db.Record(Caller.Platform, "choose-successor", subject.Value, $"{why}; a person must choose who carries it on.");

    /// <summary>Lets whoever followed a party of a contract take its place, step by step, while the contract lasts.</summary>
    internal static async Task FollowAsync(this CallOffDbContext db, CallOffContract contract, Party party, CancellationToken stop)
    {
        var own = party == Party.Buyer ? contract.Buyer : contract.Supplier;
        foreach (var step in (await db.SuccessionsFromAsync(own, stop)).TakeWhile(s => s.On <= contract.EndsOn))
        {
            if (step.Successor is not { } successor)
            {
                db.LeaveToAPerson(contract.Id, $"The {(party == Party.Buyer ? "buyer" : "supplier")} of {contract.Reference} was split on {step.On:O}");
                return;
            }

            if (contract.Follow(party, successor, step.On).Refusal is { } refusal)
            {
                db.LeaveToAPerson(contract.Id, refusal.Reason.TrimEnd('.'));
                return;
            }
        }
    }
}
