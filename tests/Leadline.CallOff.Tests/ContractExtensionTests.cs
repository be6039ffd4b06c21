using Leadline.CallOff.Awards;
using Leadline.CallOff.Contracts;
using Leadline.CallOff.Extensions;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.Tests;

/// <summary>A contract is extended within what was stated for it, once its value for the longer term is found within the ceilings.</summary>
public sealed class ContractExtensionTests
{
    private static readonly DateTimeOffset Closes = new(2025, 9, 15, 12, 0, 0, TimeSpan.Zero), Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Starts = new(2025, 11, 1), Ends = new(2026, 10, 31), Today = new(2026, 3, 2);
    private static readonly OrganisationId Winner = OrganisationId.New();

    [Theory]
    [InlineData("2026-10-31", 0, "2026-10-31")]
    [InlineData("2026-10-31", 4, "2027-02-28")]
    [InlineData("2026-11-30", 1, "2026-12-31")]
    [InlineData("2026-02-28", 6, "2026-08-31")]
    [InlineData("2026-10-14", 12, "2027-10-14")] // no whole months from the first day: counted from the day after the last
    [InlineData("2027-02-27", 6, "2027-08-30", "2026-08-31")] // six months from the 31st, and twelve
    public void Months_are_counted_from_the_first_day_where_the_term_is_whole_months(string stated, int months, string last, string starts = "2025-11-01") =>
        Assert.Equal(DateOnly.Parse(last), ExtensionTerm.LastDay(DateOnly.Parse(starts), DateOnly.Parse(stated), months));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void No_more_than_ten_years_are_stated(int months, bool isGood) => Assert.Equal(isGood, ExtensionTerm.Fault(months) is null);

    [Theory]
    [InlineData("2026-10-31", 6, "2026-03-02", "extension-not-later")]
    [InlineData("2027-05-01", 6, "2026-03-02", "extension-too-long")]
    [InlineData("2026-11-01", 0, "2026-03-02", "extension-too-long")]
    [InlineData("2027-04-30", 6, "2026-11-01", "contract-over")]
    public void What_was_not_stated_is_refused_and_changes_nothing(string to, int months, string today, string code)
    {
        var contract = Signed(months);
        Assert.Equal(code, contract.Extend(DateOnly.Parse(to), "Needed.", DateOnly.Parse(today)).Refusal?.Code);
        Assert.Equal((Ends, null, null), (contract.EndsOn, contract.ExtensionTo, contract.ExtensionQuestion));
    }

    [Fact]
    public void It_asks_for_room_for_the_whole_longer_term_and_is_then_a_dated_fact()
    {
        var contract = Signed(6);
        var to = new DateOnly(2027, 1, 31);
        var asked = contract.Extend(to, "Needed.", Ends).Value!; // on the last day still
        Assert.Equal((new Money(1_500_00), "1", contract.Reference), (asked.Value, asked.LotNumber, asked.Reference));
        Assert.Equal((Ends, to), (contract.EndsOn, contract.ExtensionTo));
        Assert.Equal("extension-pending", contract.Extend(to, "Needed.", Today).Refusal?.Code);

        Assert.Null(contract.TakeCeiling(Guid.CreateVersion7(), good: true, "", Now, Today)); // the answer to another question
        var told = contract.TakeCeiling(asked.Question, good: true, "", Now, Today)!;
        Assert.Equal(new CallOffExtended(contract.Id, contract.FrameworkId, contract.Reference, Starts, to, new Money(1_200_00), Today), told);
        Assert.Equal((to, null, null, null), (contract.EndsOn, contract.ExtensionTo, contract.ExtensionReason, contract.ExtensionRefusal));
        Assert.Equal(new ContractExtension(1, Ends, to, "Needed.", Now), Assert.Single(contract.Extensions));
        Assert.Null(contract.TakeCeiling(asked.Question, good: true, "", Now, Today)); // told twice: nothing is extended again
    }

    [Fact]
    public void Extended_again_it_is_held_to_the_months_from_the_first_last_day()
    {
        var contract = Signed(6);
        contract.TakeCeiling(contract.Extend(new DateOnly(2027, 1, 31), "First.", Today).Value!.Question, good: true, "", Now, Today);
        Assert.Equal(new DateOnly(2027, 4, 30), contract.LatestEnd);
        Assert.Equal("extension-too-long", contract.Extend(new DateOnly(2027, 5, 1), "Second.", Today).Refusal?.Code);
        contract.TakeCeiling(contract.Extend(new DateOnly(2027, 4, 30), "Second.", Today).Value!.Question, good: true, "", Now, Today);
        Assert.Equal([(1, Ends), (2, new DateOnly(2027, 1, 31))], contract.Extensions.Select(e => (e.Number, e.From)));
        Assert.Equal((new DateOnly(2027, 4, 30), new DateOnly(2027, 4, 30)), (contract.EndsOn, contract.LatestEnd));
    }

    [Fact]
    public void Without_room_the_last_day_stays_with_the_reason_until_it_is_tried_again()
    {
        var contract = Signed(6);
        var to = new DateOnly(2027, 1, 31);
        Assert.Null(contract.TakeCeiling(contract.Extend(to, "Needed.", Today).Value!.Question, good: false, "Nothing is left.", Now, Today));
        Assert.Equal((Ends, null, "Nothing is left."), (contract.EndsOn, contract.ExtensionTo, contract.ExtensionRefusal));
        Assert.Empty(contract.Extensions);
        Assert.Null(contract.Extend(to, "Needed still.", Today).Refusal);
        Assert.Null(contract.ExtensionRefusal);
    }

    private static CallOffContract Signed(int months)
    {
        var competition = new FurtherCompetition(CallOffId.New(), FrameworkId.New(), 1, "F/1/2025-0001", "1", OrganisationId.New(), "Support", "As agreed.", ["IT"],
            Starts, Ends, 0, StandstillCounting.CalendarDaysAfterNotice, Closes, null) { ExtensionMonths = months };
        Assert.Null(competition.Invite([Winner], Closes.AddDays(-14)).Refusal);
        Assert.Null(competition.Open(Closes.AddHours(1)).Refusal);
        var asked = competition.Award(Winner, new Money(1_200_00), "The best.").Value!;
        competition.TakeStanding(competition.TakeCeiling(asked.Question, good: true, "")!.Question, good: true, "", Today, null);
        Assert.Equal(StandingEffect.Signed, competition.TakeStanding(competition.Sign(Today).Value!.Question, good: true, "", Today, null));
        return CallOffContract.Of(competition, Today);
    }
}
