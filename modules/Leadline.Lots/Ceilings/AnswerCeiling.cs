using Leadline.CallOff.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Time;

namespace Leadline.Lots.Ceilings;

/// <summary>Reserves the value of a call-off under the ceilings, or says why it can't; in turns, so that two awards never share what is left.</summary>
internal sealed class AnswerCeiling(LotsDbContext db, TimeProvider clock) : IHandle<CeilingAsked>
{
    public async Task Handle(CeilingAsked message, CancellationToken stop)
    {
        await db.CountAloneAsync(message.FrameworkId, stop);
        var answer = await db.CeilingAnswers.FindAsync([message.Question], stop);
        if (answer is null)
            db.Add(answer = await DecideAsync(message, stop));
        db.Announce(new CeilingAnswered(answer.CallOffId, answer.Question, answer.Good, answer.Reason));
    }

    private async Task<KeptCeilingAnswer> DecideAsync(CeilingAsked asked, CancellationToken stop)
    {
        var counted = await db.CountedAsync(asked.CallOffId, asked.FrameworkId, stop);
        counted.Know(asked.LotNumber, asked.Reference);
        var ceilings = await db.CeilingsAsync(asked.FrameworkId, clock.Today(), stop)
            ?? throw new InvalidOperationException($"{asked.Reference} asks about ceilings of framework agreement {asked.FrameworkId.Value}, which is not known here.");
        var reason = ceilings.Refuse(asked.LotNumber, counted, asked.Value);
        if (reason is null)
            counted.Reserve(asked.Question, asked.Value);
        return new KeptCeilingAnswer(asked.Question, asked.CallOffId, asked.FrameworkId, asked.Value, reason is null, reason ?? "", clock.GetUtcNow());
    }
}
