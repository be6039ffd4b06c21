using Leadline.Lots.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Awards;

/// <summary>Asks for the supplier's standing next where the value lies within the ceilings, or lets the award fall back with the reason.</summary>
internal sealed class TakeCeilingAnswer(CallOffDbContext db) : IHandle<CeilingAnswered>
{
    public async Task Handle(CeilingAnswered message, CancellationToken stop)
    {
        var procedure = await db.ProcedureAsync(message.CallOffId, stop);
        if (procedure.TakeCeiling(message.Question, message.Good, message.Reason) is { } asked)
            db.Announce(asked);
    }
}
