using Leadline.Accreditation.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
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
        CallOffProcedure procedure = await db.CompetitionAsync(message.CallOffId.Value, stop) as CallOffProcedure
            ?? await db.DirectAwardAsync(message.CallOffId.Value, stop)
            ?? throw new InvalidOperationException($"Accreditation answered about call-off {message.CallOffId.Value}, which is not known here.");
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
            case StandingEffect.None:
                break;
        }
    }
}
