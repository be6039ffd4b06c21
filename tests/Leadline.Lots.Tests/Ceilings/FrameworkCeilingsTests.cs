using Leadline.CallOff.Contracts;
using Leadline.Lots.Ceilings;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.Ceilings;

/// <summary>What fits under ceilings, and what is counted.</summary>
public sealed class FrameworkCeilingsTests
{
    private static readonly FrameworkTerms Acs =
        FrameworkDocument.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "frameworks", "acs", "framework.yaml"))).Document!.Terms;

    private static string First => Acs.Lots[0].Number;

    private static string Second => Acs.Lots[1].Number;

    [Fact]
    public void The_last_pound_fits_and_not_a_penny_more()
    {
        var ceilings = FrameworkCeilings.Of([Acs], [new LotTally(First, 100_00, 0, 100_00)], []);
        var left = Acs.Ceiling!.Value - new Money(100_00);
        Assert.Null(ceilings.Refuse(Second, New(), left));
        var refused = ceilings.Refuse(Second, New(), left + new Money(1));
        Assert.Equal(
            "The ceiling of ACS is £300,000,000.00. £100.00 of it is counted, so £299,999,900.00 is left, and this call-off comes to £299,999,900.01. " +
            $"Buy less or for a shorter time, or have the authority raise the ceiling on a ground of the {Acs.Regime.Title}.", refused);
    }

    [Fact]
    public void A_call_off_that_is_counted_already_asks_for_what_is_more()
    {
        var callOff = New();
        callOff.Reserve(Guid.CreateVersion7(), Acs.Ceiling!.Value);
        var ceilings = FrameworkCeilings.Of([Acs], [new LotTally(First, callOff.CommittedPence, 0, callOff.CountedPence)], []);
        Assert.Null(ceilings.Refuse(First, callOff, Acs.Ceiling.Value));
        Assert.Contains("for this call-off itself", ceilings.Refuse(First, callOff, Acs.Ceiling.Value + new Money(1)), StringComparison.Ordinal);
        Assert.NotNull(ceilings.Refuse(First, New(), new Money(1)));
    }

    [Fact]
    public void A_lots_own_ceiling_binds_it_and_the_lots_that_are_part_of_it_alone()
    {
        var limited = Acs with { Lots = [Acs.Lots[0] with { Ceiling = new Money(100) }, Acs.Lots[1] with { PartOf = First }, .. Acs.Lots.Skip(2)] };
        var ceilings = FrameworkCeilings.Of([limited], [new LotTally(Second, 60, 0, 60)], []);
        Assert.Null(ceilings.Refuse(First, New(), new Money(40)));
        Assert.NotNull(ceilings.Refuse(First, New(), new Money(41)));
        Assert.NotNull(ceilings.Refuse(Second, New(), new Money(41)));
        Assert.Null(ceilings.Refuse(Acs.Lots[2].Number, New(), new Money(41)));
    }

    [Fact]
    public void A_later_version_that_no_longer_has_a_lot_frees_nothing()
    {
        var before = Acs with { Lots = [Acs.Lots[0] with { Ceiling = new Money(100) }, .. Acs.Lots.Skip(1)] };
        var after = Acs with { Lots = [.. Acs.Lots.Skip(1)] };
        var ceilings = FrameworkCeilings.Of([after, before], [new LotTally(First, 100, 0, 100)], []);
        Assert.NotNull(ceilings.Refuse(First, New(), new Money(1)));
    }

    [Theory]
    [InlineData(0, 89_99, false, false)]
    [InlineData(0, 90_00, true, false)]
    [InlineData(0, 100_00, true, false)]
    [InlineData(0, 100_01, true, true)]
    [InlineData(12_00, 100_01, false, false)]
    public void The_authority_is_warned_from_nine_tenths_on(long raised, long counted, bool isNear, bool isExceeded)
    {
        var stand = new CeilingStand(null, "A", new Money(100_00), new Money(raised), Money.Zero, new Money(counted), new Money(counted));
        Assert.Equal((isNear, isExceeded), (stand.IsNear, stand.IsExceeded));
    }

    [Fact]
    public void Of_committed_and_reported_the_greater_counts()
    {
        var (callOff, question) = (New(), Guid.CreateVersion7());
        callOff.Reserve(question, new Money(100));
        callOff.Report(new Money(60));
        Assert.Equal((100L, 100L, 60L), (callOff.CountedPence, callOff.CommittedPence, callOff.ReportedPence));
        callOff.Report(new Money(70));
        Assert.Equal(130, callOff.CountedPence);
        callOff.Report(new Money(-50));
        callOff.Release(Guid.CreateVersion7()); // by another question: nothing
        Assert.Equal(100, callOff.CountedPence);
        callOff.Sign(new Money(99)); // what was reserved stands
        callOff.Sign(new Money(99));
        callOff.Release(question);
        Assert.Equal((100L, 100L), (callOff.Agreed.Pence, callOff.CountedPence));
    }

    [Theory]
    [InlineData(100_00, "2025-01-01", "2025-12-31", 100_00)]
    [InlineData(100_00, "2025-01-01", "2026-01-01", 108_34)]
    [InlineData(100_00, "2025-01-31", "2025-02-27", 8_34)]
    [InlineData(1, "2025-01-01", "2025-01-31", 1)]
    [InlineData(-1, "2025-01-01", "2025-01-31", -1)]
    [InlineData(0, "2025-01-01", "2035-12-31", 0)]
    public void A_whole_contract_is_a_twelfth_for_each_month_begun_rounded_away_from_nought(long annual, string from, string to, long whole) =>
        Assert.Equal(whole, new ContractValue(new Money(annual), Day(from), Day(to)).Whole.Pence);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static CountedCallOff New() => new(CallOffId.New(), FrameworkId.New());
}
