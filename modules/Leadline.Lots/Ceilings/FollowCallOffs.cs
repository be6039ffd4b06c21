using Leadline.Billing.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.Lots.Ceilings;

/// <summary>Keeps what is counted as call-offs go on their way: released, signed, extended, and invoiced under.</summary>
internal sealed class FollowCallOffs(LotsDbContext db) : IHandle<CeilingReleased>, IHandle<CallOffSigned>, IHandle<CallOffExtended>, IHandle<SpendReported>
{
    public async Task Handle(CeilingReleased message, CancellationToken stop)
    {
        await db.CountAloneAsync(message.FrameworkId, stop);
        (await db.CountedCallOffs.FindAsync([message.CallOffId], stop))?.Release(message.Question);
    }

    public async Task Handle(CallOffSigned message, CancellationToken stop)
    {
        await db.CountAloneAsync(message.FrameworkId, stop);
        var counted = await db.CountedAsync(message.CallOffId, message.FrameworkId, stop);
        counted.Know(message.LotNumber, message.Reference);
        counted.Sign(new ContractValue(message.AnnualValue, message.From, message.To).Whole);
    }

    public async Task Handle(CallOffExtended message, CancellationToken stop)
    {
        await db.CountAloneAsync(message.FrameworkId, stop);
        var counted = await db.CountedAsync(message.CallOffId, message.FrameworkId, stop);
        counted.Extend(new ContractValue(message.AnnualValue, message.From, message.To).Whole);
    }

    public async Task Handle(SpendReported message, CancellationToken stop)
    {
        await db.CountAloneAsync(message.FrameworkId, stop);
        foreach (var spend in message.Spend)
        {
            if (await db.ReportedSpend.FindAsync([message.ReturnId, spend.CallOffId], stop) is not null)
                continue;
            db.Add(new ReportedSpend(message.ReturnId, spend.CallOffId, message.FrameworkId, message.Month, spend.NetValue));
            (await db.CountedAsync(spend.CallOffId, message.FrameworkId, stop)).Report(spend.NetValue);
        }
    }
}
