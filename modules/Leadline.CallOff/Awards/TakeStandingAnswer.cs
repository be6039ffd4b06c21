using Leadline.Accreditation.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.Successions;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Time;

namespace Leadline.CallOff.Awards;

/// <summary>Makes a pending award or signature effective, or lets it fall back with the reason, when the answer on standing arrives.</summary>
internal sealed class TakeStandingAnswer(CallOffDbContext db, TimeProvider clock) : IHandle<StandingAnswered>
{
    public async Task Handle(StandingAnswered message, CancellationToken stop)
    {
        var competition = await db.CompetitionAsync(message.CallOffId.Value, stop)
            ?? throw new InvalidOperationException($"Accreditation answered about call-off {message.CallOffId.Value}, which is not known here.");
        var today = clock.Today();
        var standstillEnds = StandstillPeriod.EndsOn(today, competition.StandstillDays, competition.StandstillCounting);
        switch (competition.TakeStanding(message.Question, message.Good, message.Reason, today, standstillEnds))
        {
            case StandingEffect.Awarded:
                db.Announce(new CallOffAwarded(competition.Id, competition.FrameworkId, competition.Reference, competition.Buyer,
                    competition.AwardedTo!.Value, today, competition.AwardedAnnualValue!.Value));
                break;
            case StandingEffect.Signed:
                var contract = CallOffContract.Of(competition, today);
                db.Add(contract);
                db.Announce(contract.Signed);
                await db.FollowAsync(contract, Party.Buyer, stop);
                await db.FollowAsync(contract, Party.Supplier, stop);
                break;
            case StandingEffect.None:
                break;
        }
    }
}
