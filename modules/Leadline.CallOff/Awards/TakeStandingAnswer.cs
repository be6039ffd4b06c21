using Leadline.Accreditation.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.OutcomePayments;
using Leadline.CallOff.Successions;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Time;

namespace Leadline.CallOff.Awards;

/// <summary>Makes a pending award or signature effective, or lets it fall back with the reason, when the answer on standing arrives.</summary>
internal sealed class TakeStandingAnswer(CallOffDbContext db, TimeProvider clock) : IHandle<StandingAnswered>
{
    public async Task Handle(StandingAnswered message, CancellationToken stop)
    {
        var procedure = await db.ProcedureAsync(message.CallOffId, stop);
        var today = clock.Today();
        var standstillEnds = StandstillPeriod.EndsOn(today, procedure.StandstillDays, procedure.StandstillCounting);
        switch (procedure.TakeStanding(message.Question, message.Good, message.Reason, today, standstillEnds))
        {
            case StandingEffect.Awarded:
                db.Announce(new CallOffAwarded(procedure.Id, procedure.FrameworkId, procedure.Reference, procedure.Buyer,
                    procedure.AwardedTo!.Value, today, procedure.AwardedAnnualValue!.Value));
                break;
            case StandingEffect.Signed:
                var contract = CallOffContract.Of(procedure, today);
                db.Add(contract);
                db.Announce(contract.Signed);
                await db.FixFormulaAsync(procedure, clock.GetUtcNow(), stop);
                await db.FollowAsync(contract, Party.Buyer, stop);
                await db.FollowAsync(contract, Party.Supplier, stop);
                break;
            case StandingEffect.FellBack:
                if (procedure.CeilingQuestion is { } reserved) // an award decided before ceilings were asked about reserved nothing
                    db.Announce(new CeilingReleased(procedure.Id, reserved, procedure.FrameworkId));
                break;
            case StandingEffect.None:
                break;
        }
    }
}
