using Leadline.CallOff.Awards;
using Leadline.CallOff.Contracts;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.Tests;

/// <summary>An award waits for two answers: whether its value lies within the ceilings, and then whether its supplier's standing is good.</summary>
public sealed class CeilingThenStandingTests
{
    private static readonly DateTimeOffset Closes = new(2025, 9, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2025, 9, 20);
    private static readonly OrganisationId Winner = OrganisationId.New();

    [Fact]
    public void A_decision_asks_for_room_for_the_whole_contract_then_for_standing_and_is_then_effective()
    {
        var competition = Opened();
        var asked = Decide(competition);
        Assert.Equal((new Money(2_500_00), "1", "F/1/2025-0001"), (asked.Value, asked.LotNumber, asked.Reference)); // 25 months are begun
        var standing = competition.TakeCeiling(asked.Question, good: true, "")!;
        Assert.Equal((CompetitionState.AwardPending, Winner), (competition.State, standing.Supplier));
        Assert.Null(competition.TakeCeiling(asked.Question, good: true, "")); // told twice: nothing is asked again
        Assert.Equal(StandingEffect.Awarded, competition.TakeStanding(standing.Question, good: true, "", Today, null));
        Assert.Equal((CompetitionState.Awarded, null, null), (competition.State, competition.CeilingRefusal, competition.StandingRefusal));
    }

    [Fact]
    public void Without_room_it_falls_back_with_the_reason_until_it_is_decided_again()
    {
        var competition = Opened();
        var first = Decide(competition);
        Assert.Null(competition.TakeCeiling(first.Question, good: false, "Nothing is left."));
        Assert.Equal((CompetitionState.Opened, null, "Nothing is left."), (competition.State, competition.AwardedTo, competition.CeilingRefusal));

        var second = Decide(competition);
        Assert.Null(competition.CeilingRefusal);
        Assert.Null(competition.TakeCeiling(first.Question, good: true, "")); // the answer to the earlier question
        Assert.NotNull(competition.TakeCeiling(second.Question, good: true, ""));
    }

    [Fact]
    public void For_want_of_standing_it_falls_back_and_still_knows_by_which_question_room_was_reserved()
    {
        var competition = Opened();
        var asked = Decide(competition);
        var standing = competition.TakeCeiling(asked.Question, good: true, "")!;
        Assert.Equal(StandingEffect.FellBack, competition.TakeStanding(standing.Question, good: false, "It holds no place.", Today, null));
        Assert.Equal((CompetitionState.Opened, asked.Question, null, "It holds no place."),
            (competition.State, competition.CeilingQuestion, competition.CeilingRefusal, competition.StandingRefusal));
    }

    [Fact]
    public void A_signature_asks_for_standing_alone()
    {
        var competition = Opened();
        var asked = Decide(competition);
        competition.TakeStanding(competition.TakeCeiling(asked.Question, good: true, "")!.Question, good: true, "", Today, null);
        var signing = competition.Sign(Today).Value!;
        Assert.Null(competition.TakeCeiling(asked.Question, good: false, "Nothing is left.")); // too late to take it back
        Assert.Equal(StandingEffect.None, competition.TakeStanding(signing.Question, good: false, "It holds no place.", Today, null));
        Assert.Equal((CompetitionState.Awarded, Winner), (competition.State, competition.AwardedTo)); // still awarded, and its room reserved
    }

    private static CeilingAsked Decide(FurtherCompetition competition) => competition.Award(Winner, new Money(1_200_00), "The best.").Value!;

    private static FurtherCompetition Opened()
    {
        var competition = new FurtherCompetition(CallOffId.New(), FrameworkId.New(), 1, "F/1/2025-0001", "1", OrganisationId.New(), "Support", "As agreed.", ["IT"],
            new DateOnly(2025, 11, 1), new DateOnly(2027, 11, 1), 0, StandstillCounting.CalendarDaysAfterNotice, Closes, null);
        Assert.Null(competition.Invite([Winner], Closes.AddDays(-14)).Refusal);
        Assert.Null(competition.Open(Closes.AddHours(1)).Refusal);
        return competition;
    }
}
