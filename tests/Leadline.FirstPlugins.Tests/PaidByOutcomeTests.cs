using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.FirstPlugins.Tests;

public sealed class PaidByOutcomeTests
{
    // £100.01 in three parts: £33.33, £33.34 and £33.34
    private static readonly OutcomeTerms Terms = new()
    {
        Model = OutcomeModel.ValueBased, Fixed = new Money(5_000_000), AtRisk = new Money(10_001), Cap = new Money(5_010_001), Collar = new Money(4_989_000),
        Measures = [Measure("delivered-on-time", Direction.Higher, 90, 98), Measure("identified-by-intruder", Direction.Lower, 5, 1), Measure("linked-rightly", Direction.Higher, 970, 995)],
    };

    internal static MeasuredPeriod Period { get; } = Measured(Terms, 94, 2, 995);

    [Theory]
    [InlineData(94, 2, 995, 1_667, 2_501, 3_334)] // a half of 3,333 is 1,666.5; three quarters of 3,334 are 2,500.5
    [InlineData(98, 1, 995, 3_333, 3_334, 3_334)] // at every target the whole, to the penny
    [InlineData(100, 0, 1_000, 3_333, 3_334, 3_334)] // and no more beyond it
    [InlineData(90, 5, 970, 0, 0, 0)]
    [InlineData(20, 40, 0, 0, 0, 0)] // worse than the baseline costs nothing
    public void Between_baseline_and_target_a_measure_earns_in_proportion(decimal first, decimal second, decimal third, long firstPence, long secondPence, long thirdPence)
    {
        var due = Due(Measured(Terms, first, second, third));

        Assert.Equal([5_000_000, firstPence, secondPence, thirdPence], due.Lines.Select(l => l.Amount.Pence));
        Assert.Equal(5_000_000 + firstPence + secondPence + thirdPence, due.Total.Pence);
    }

    [Theory]
    [InlineData(86, 6, 970, -1_667, -834, 0)] // -1,666.5 and -833.5: half a penny away from zero
    [InlineData(0, 100, 0, -3_333, -3_334, -3_334)] // no more is lost than could be gained
    [InlineData(98, 9, 995, 3_333, -3_334, 3_334)] // one measure does not save another
    public void Where_losses_are_shared_as_much_below_the_baseline_costs_as_much(decimal first, decimal second, decimal third, long firstPence, long secondPence, long thirdPence) =>
        Assert.Equal([5_000_000, firstPence, secondPence, thirdPence], Due(Measured(Terms with { Model = OutcomeModel.RiskShare }, first, second, third)).Lines.Select(l => l.Amount.Pence));

    [Theory]
    [InlineData(5_005_000, 4_000_000, 98, "cap", -5_001, 5_005_000)]
    [InlineData(5_010_001, 5_000_001, 90, "collar", 1, 5_000_001)]
    [InlineData(4_000_000, 4_000_000, 98, "cap", -1_010_001, 4_000_000)] // below the fixed part: the terms say so
    public void The_cap_and_the_collar_come_last_with_a_line_of_their_own(long cap, long collar, decimal first, string code, long pence, long total)
    {
        var terms = Terms with { Cap = new Money(cap), Collar = new Money(collar) };

        var due = Due(first == 98 ? Measured(terms, 98, 1, 995) : Measured(terms, 90, 5, 970));

        Assert.Equal((code, pence, total), (due.Lines[^1].Code, due.Lines[^1].Amount.Pence, due.Total.Pence));
    }

    [Fact]
    public void A_supplier_may_owe_the_buyer_down_to_the_collar()
    {
        var terms = Terms with { Model = OutcomeModel.RiskShare, Fixed = Money.Zero, Collar = new Money(-9_000) };

        Assert.Equal(-9_000, Due(Measured(terms, 0, 100, 0)).Total.Pence);
    }

    [Fact]
    public void A_quarter_of_the_quoted_price_is_paid_by_what_it_proposed_to_measure()
    {
        // £473,124.40 over eight quarters is £59,140.55 a quarter, of which £10,000.00 are at risk: four parts of £2,500.00
        var baselines = new Dictionary<string, decimal> { ["delivered-on-time"] = 90, ["identified-by-intruder"] = 5, ["linked-rightly"] = 97, ["re-identified-in-time"] = 85 };
        var proposed = Examples.DeIdentification.Runner.Measures(Examples.DeIdentification.Requirement).Document.All;
        var terms = new OutcomeTerms
        {
            Model = OutcomeModel.ValueBased, Fixed = new Money(4_914_055), AtRisk = new Money(1_000_000), Cap = new Money(5_914_055), Collar = new Money(4_914_055),
            Measures = [.. proposed.Select(m => m with { Baseline = baselines[m.Code] })],
        };

        var due = Due(Measured(terms, 96, 2, 99.5m, 91));

        // 6 of 8, 3 of 4, all, 6 of 12
        Assert.Equal([4_914_055, 187_500, 187_500, 250_000, 125_000], due.Lines.Select(l => l.Amount.Pence));
        Assert.Equal(new Money(5_664_055), due.Total);
    }

    [Fact]
    public void Each_line_says_how_it_came_about() =>
        Assert.Equal("£33.33 at risk; 94 measured, from 90 to 98: 4 of 8 counts.", Due(Period).Lines[1].Working);

    public static TheoryData<string, MeasuredPeriod> Contradictions => new()
    {
        { "has no baseline", Measured(Terms with { Measures = [Terms.Measures[0] with { Baseline = null }] }, 94) },
        { "no better than its baseline", Measured(Terms with { Measures = [Terms.Measures[0] with { Target = 90 }] }, 94) },
        { "no better than its baseline", Measured(Terms with { Measures = [Terms.Measures[0] with { Better = Direction.Lower }] }, 94) },
        { "below their collar", Period with { Terms = Terms with { Cap = new Money(1), Collar = new Money(2) } } },
        { "have no measure", Period with { Terms = Terms with { Measures = [] } } },
        { "for 'linked-rightly' there are 0", Period with { Results = [.. Period.Results.Take(2)] } },
        { "for 'delivered-on-time' there are 2", Period with { Results = [.. Period.Results, Period.Results[0]] } },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public void What_can_not_be_worked_out_stops_the_payment_and_never_becomes_nought(string part, MeasuredPeriod period)
    {
        var failed = Assert.Throws<PluginFailedException>(() => Due(period));

        Assert.Equal("plugin-threw", failed.Code);
        Assert.Contains(part, failed.Message, StringComparison.Ordinal);
    }

    private static PaymentDue Due(MeasuredPeriod period) => Examples.DeIdentification.Runner.PaymentDue(period).Document;

    private static MeasuredPeriod Measured(OutcomeTerms terms, params decimal[] values) => new()
    {
        Contract = "ACS/5/2019-0007", From = new DateOnly(2019, 10, 1), To = new DateOnly(2019, 12, 31), Terms = terms,
        Results = [.. terms.Measures.Zip(values, (m, v) => new MeasuredResult { Measure = m.Code, Value = v, VerifiedOn = new DateOnly(2020, 1, 20) })],
    };

    private static OutcomeMeasure Measure(string code, Direction better, decimal baseline, decimal target) => new()
    {
        Code = code, Title = code, Unit = "per cent", Better = better, Baseline = baseline, Target = target, Source = "A log", Attribution = "All of it.", VerificationLagDays = 20,
    };
}
