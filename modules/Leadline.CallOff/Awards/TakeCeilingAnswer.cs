using Leadline.CallOff.OrderForms;
using Leadline.CallOff.Successions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Awards;

/// <summary>
/// Where the value lies within the ceilings, asks for the supplier's standing next, or makes the extension of a signed contract effective; else lets the award, or
/// the extension, fall back with the reason.
/// </summary>
internal sealed class TakeCeilingAnswer(CallOffDbContext db, TimeProvider clock) : IHandle<CeilingAnswered>
{
    public async Task Handle(CeilingAnswered message, CancellationToken stop)
    {
        if (await db.Contracts.AsSplitQuery().FirstOrDefaultAsync(c => c.Id == message.CallOffId, stop) is { } contract)
            await ExtendAsync(contract, message, stop);
        else if ((await db.ProcedureAsync(message.CallOffId, stop)).TakeCeiling(message.Question, message.Good, message.Reason) is { } asked)
            db.Announce(asked);
    }

    private async Task ExtendAsync(CallOffContract contract, CeilingAnswered message, CancellationToken stop)
    {
        if (contract.TakeCeiling(message.Question, message.Good, message.Reason, clock.GetUtcNow(), clock.Today()) is not { } extended)
            return;
        db.Announce(extended);
        // Who follows a party from a day on that the former term did not reach.
        await db.FollowAsync(contract, Party.Buyer, stop);
        await db.FollowAsync(contract, Party.Supplier, stop);
    }
}
