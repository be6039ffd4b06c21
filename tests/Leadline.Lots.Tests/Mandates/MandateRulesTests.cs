using Leadline.Lots.Mandates;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.Mandates;

/// <summary>How a mandate stands on a day, and which of several rules.</summary>
public sealed class MandateRulesTests
{
    private static readonly DateOnly Monday = new(2025, 9, 1);
    private static readonly Guid Proposer = Guid.CreateVersion7(), Publisher = Guid.CreateVersion7();
    private static readonly FrameworkId Framework = FrameworkId.New();
    private static readonly OrganisationCopy Icb = new(OrganisationId.New(), OrganisationReference.Parse("GB-NHS:QXX"), "An ICB", "icb", Monday, null, 1);
    private static readonly OrganisationCopy Trust = new(OrganisationId.New(), OrganisationReference.Parse("GB-NHS:RXX"), "A trust", "trust", Monday, null, 1);

    [Fact]
    public void It_is_read_as_it_stood_on_each_day()
    {
        var mandate = Published(from: 10, to: 40);
        Assert.Null(mandate.Suspend("Disputed.", Day(20), At(20)).Refusal);
        Assert.Null(mandate.Uphold("It stands.", Day(25), At(25)).Refusal);
        Assert.Null(mandate.Withdraw("It goes.", Publisher, Day(35), At(35)).Refusal);

        (int Day, MandateStanding Standing)[] read =
        [
            (-1, MandateStanding.Proposed), (0, MandateStanding.NotYet), (9, MandateStanding.NotYet), (10, MandateStanding.InForce), (19, MandateStanding.InForce), (20, MandateStanding.Suspended),
            (24, MandateStanding.Suspended), (25, MandateStanding.InForce), (34, MandateStanding.InForce), (35, MandateStanding.Withdrawn), (41, MandateStanding.Withdrawn),
        ];
        Assert.Equal(read, read.Select(r => (r.Day, mandate.StandingOn(Day(r.Day)))));
        Assert.Equal(MandateStanding.Ended, Published(from: 10, to: 40).StandingOn(Day(41)));
    }

    [Fact]
    public void Of_several_in_force_the_one_published_last_rules_on_each_day()
    {
        var first = Published(from: 0, publishedOn: 0);
        var voluntary = Published(from: 20, to: 29, publishedOn: 10, use: MandateUse.Voluntary);
        Mandate[] all = [first, voluntary];

        Assert.Same(first, all.RulingFor(Icb, Day(19)));
        Assert.Same(voluntary, all.RulingFor(Icb, Day(20)));
        Assert.Same(voluntary, all.RulingFor(Icb, Day(29)));
        Assert.Same(first, all.RulingFor(Icb, Day(30)));
        Assert.Null(all.RulingFor(Icb, Day(-1)));
        Assert.Null(all.RulingFor(Trust, Day(20)));
        Assert.Same(voluntary, all.InPlaceOf(first, Day(25)));
        Assert.Null(all.InPlaceOf(first, Day(30)));
        Assert.Null(all.InPlaceOf(voluntary, Day(25)));
    }

    [Fact]
    public void A_suspended_one_lets_the_one_before_it_rule()
    {
        var first = Published(from: 0);
        var second = Published(from: 5, publishedOn: 5);
        Assert.Null(second.Suspend("Disputed.", Day(7), At(7)).Refusal);
        Assert.Same(second, new[] { first, second }.RulingFor(Icb, Day(6)));
        Assert.Same(first, new[] { first, second }.RulingFor(Icb, Day(7)));
    }

    [Fact]
    public void A_region_is_the_organisations_that_it_names()
    {
        var mandate = Published(from: 0, kinds: [], named: ["GB-NHS:RXX"]);
        Assert.Same(mandate, new[] { mandate }.RulingFor(Trust, Day(0)));
        Assert.Null(new[] { mandate }.RulingFor(Icb, Day(0)));
    }

    [Fact]
    public void Nobody_decides_on_what_it_proposed_and_nothing_is_decided_twice()
    {
        var mandate = Proposed(from: 5);
        Assert.Equal("decider-proposed", mandate.Decide(publish: true, "Mine.", Proposer, Day(0), At(0)).Refusal?.Code);
        Assert.Equal("mandate-backdated", mandate.Decide(publish: true, "Late.", Publisher, Day(6), At(6)).Refusal?.Code);
        Assert.Equal("mandate-not-standing", mandate.Suspend("Early.", Day(0), At(0)).Refusal?.Code);
        Assert.Null(mandate.Decide(publish: true, "So be it.", Publisher, Day(1), At(1)).Refusal);
        Assert.Equal("mandate-decided", mandate.Decide(publish: false, "No.", Publisher, Day(1), At(1)).Refusal?.Code);
        Assert.Equal("decider-proposed", mandate.Withdraw("Mine.", Proposer, Day(2), At(2)).Refusal?.Code);
        Assert.Equal(MandateStanding.NotYet, mandate.StandingOn(Day(2)));
    }

    private static DateOnly Day(int days) => Monday.AddDays(days);

    private static DateTimeOffset At(int days) => new(Day(days), new TimeOnly(9, 0), TimeSpan.Zero);

    private static Mandate Proposed(int from, int? to = null, MandateUse use = MandateUse.Mandated, List<string>? kinds = null, List<string>? named = null, int on = 0) =>
        new Mandate(MandateId.New(), Framework, "IT", use, "The director", Day(on), "An Act", Day(from), to is { } last ? Day(last) : null, kinds ?? ["icb"], named ?? [], Proposer)
            .Propose("So it is.", Day(on), At(on));

    private static Mandate Published(
        int from, int? to = null, int publishedOn = 0, MandateUse use = MandateUse.Mandated, List<string>? kinds = null, List<string>? named = null)
    {
        var mandate = Proposed(from, to, use, kinds, named, publishedOn);
        Assert.Null(mandate.Decide(publish: true, "So it is.", Publisher, Day(publishedOn), At(publishedOn)).Refusal);
        return mandate;
    }
}
