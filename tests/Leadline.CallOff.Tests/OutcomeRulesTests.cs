using Leadline.CallOff.OutcomePayments;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.CallOff.Tests;

/// <summary>What holds of formulas and payments whatever the world around them is.</summary>
public sealed class OutcomeRulesTests
{
    private static readonly DateTimeOffset Now = new(2027, 4, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly (Guid One, Guid Other) People = (Guid.CreateVersion7(), Guid.CreateVersion7());
    private static readonly PluginCall Call = new("a.b", "1.0.0", "package", CalculatePayments.Operation, default);

    [Fact]
    public void What_once_differed_is_never_accepted_whatever_the_buyer_says_of_it()
    {
        var payment = Payment();
        payment.Calculate(new Money(100));
        payment.Differ("Other bytes came.");
        Assert.Equal(Outcome.Done, payment.Dispute("Two amounts.", People.Other, Now));
        var refusal = payment.MayAccept(People.Other).Refusal!;
        Assert.Equal("payment-differs", refusal.Code);
        Assert.Contains("Other bytes came.", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(("Two amounts.", "Other bytes came."), (payment.Reason, payment.DifferedBecause));
    }

    [Fact]
    public void Nobody_decides_on_its_own_report_or_agrees_to_its_own_terms()
    {
        var payment = Payment();
        payment.Calculate(new Money(100));
        Assert.Equal(("own-report", "own-report"), (payment.MayAccept(People.One).Refusal?.Code, payment.Dispute("No.", People.One, Now).Refusal?.Code));
        Assert.Null(payment.MayAccept(People.Other).Refusal);

        var formula = Formula();
        formula.Describe(new OutcomeMeasures { All = [] }, Record, Now);
        formula.Propose(new AgreedTerms(3, Terms), People.One);
        Assert.Equal("own-proposal", formula.Agree(People.One, Now).Refusal?.Code);
        Assert.Null(formula.Agree(People.Other, Now).Refusal);
    }

    [Fact]
    public void The_hash_of_the_terms_covers_the_length_of_a_period()
    {
        var (quarters, months) = (Formula(), Formula());
        foreach (var (formula, length) in new[] { (quarters, 3), (months, 1) })
        {
            formula.Describe(new OutcomeMeasures { All = [] }, Record, Now);
            formula.Propose(new AgreedTerms(length, Terms), null);
        }

        Assert.True(quarters.HasItsTerms);
        Assert.NotEqual(quarters.TermsHash, months.TermsHash);
    }

    [Theory]
    [InlineData(3, "2027-01-31", "2027-11-14", "2027-01-31 to 2027-04-29, 2027-04-30 to 2027-07-30, 2027-07-31 to 2027-10-30")] // what is left over is no period
    [InlineData(12, "2027-04-01", "2029-03-31", "2027-04-01 to 2028-03-31, 2028-04-01 to 2029-03-31")]
    [InlineData(6, "2027-04-01", "2027-04-30", "")]
    public void Periods_divide_the_contract_from_its_start(int months, string starts, string ends, string periods) =>
        Assert.Equal(periods, string.Join(", ", Periods.Of(months, Day(starts), Day(ends))));

    [Theory]
    [InlineData(1, "2027-01-31", "2028-02-28", null)]
    [InlineData(12, "2027-04-01", "2028-04-30", "period-does-not-fit")]
    [InlineData(3, "2027-04-01", "2028-03-31", null)]
    [InlineData(2, "2027-04-01", "2028-03-31", "period-months")]
    public void Only_whole_periods_are_agreed(int months, string starts, string ends, string? code) => Assert.Equal(code, Periods.Fault(months, Day(starts), Day(ends))?.Code);

    [Theory]
    [InlineData("2027-04-01", "2027-06-30", "")]
    [InlineData("2027-04-01", "2027-04-01", "2027-04-01 to 2027-06-30, 2027-07-01 to 2027-09-30, 2027-10-01 to 2027-12-31")]
    [InlineData("2029-03-31", "2029-03-31", "2028-10-01 to 2028-12-31, 2029-01-01 to 2029-03-31")]
    [InlineData("2027-07-01", "2027-12-31", "2027-04-01 to 2027-06-30, 2027-07-01 to 2027-09-30, 2027-10-01 to 2027-12-31")]
    public void No_other_period_is_reported_and_those_agreed_are_named(string from, string to, string named)
    {
        var fault = Periods.Fault(Day(from), Day(to), 3, Day("2027-04-01"), Day("2029-03-31"));
        Assert.Equal(named.Length == 0 ? null : "period-not-agreed", fault?.Code);
        Assert.EndsWith(named.Length == 0 ? "" : $"Here they are {named}.", fault?.Detail ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_says_something_of_this_machine_only_ends_nothing()
    {
        var formula = Formula();
        formula.Describe(new OutcomeMeasures { All = [] }, Record, Now);
        Assert.Equal("Too new.", Why(new PluginVerdict(Call, "plugin-sdk-too-new", "Too new.", "")));
        Assert.Equal("No memory.", Why(new PluginMachineFailure(Call, PluginTrouble.NotInstalled, "No memory.", 1)));
        Assert.Contains("another", Why(new PluginDocument(Call, default) { Record = Record with { Counted = "another" } }), StringComparison.Ordinal);
        Assert.Contains("could not be asked", Why(null), StringComparison.Ordinal);
        Assert.Null(Why(new PluginVerdict(Call, "plugin-threw", "It threw.", "") { Record = Record }));
        Assert.Null(Why(new PluginDocument(Call, default) { Record = Record }));

        string? Why(PluginAnswer? answer) => formula.WhyWaits(answer, NullLogger.Instance);
    }

    [Fact]
    public async Task A_plugin_that_can_not_be_asked_stops_no_other() =>
        Assert.Null(await new NoPlugins().AskSafelyAsync(Formula(), DescribeFormulas.Operation, [], NullLogger.Instance, TestContext.Current.CancellationToken));

    [Fact]
    public void What_waits_for_years_is_tried_a_few_times_a_day()
    {
        var tries = Enumerable.Range(1, 66).Select(Pauses.After).ToList();
        Assert.True(tries[0] <= TimeSpan.FromSeconds(5));
        Assert.InRange(tries.Aggregate(TimeSpan.Zero, (all, one) => all + one), TimeSpan.FromHours(23), TimeSpan.FromHours(26));
        Assert.Equal((TimeSpan.FromHours(6), TimeSpan.FromHours(6)), (Pauses.After(67), Pauses.After(int.MaxValue)));
    }

    private static OutcomeTerms Terms => new() { Model = OutcomeModel.ValueBased, Fixed = new Money(1), AtRisk = new Money(1), Cap = new Money(2), Collar = Money.Zero, Measures = [] };

    private static PluginCallRecord Record => new()
    {
        Plugin = "a.b", Version = "1.0.0", Package = "package", Counted = "one", Circumstances = "rewriter1", Sdk = "1.1.0", Runtime = "10.0.0", Operation = CalculatePayments.Operation,
        Input = default, InputHash = "", Output = default, OutputHash = "", Budget = 1, Steps = 1,
    };

    private static PaymentFormula Formula() => new(CallOffId.New(), FrameworkId.New(), Quotes.QuoteId.New(), "a.b", "1.0.0", "package");

    private static OutcomePayment Payment() => OutcomePayment.Of(
        new OutcomeReport(OutcomeReportId.New(), FrameworkId.New(), CallOffId.New(), 1, Day("2027-01-01"), Day("2027-03-31"), "{}", "", null, null, Now), People.One, Now);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class NoPlugins : IPlugins
    {
        public Task<PluginAnswer> AskAsync(string plugin, string operation, ReadOnlyMemory<byte> input, CancellationToken stop) => throw new InvalidOperationException("Not here.");

        public Task<PluginAnswer> AskVersionAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid? heldFor, CancellationToken stop) =>
            throw new InvalidOperationException("Not here.");

        public Task<PluginAnswer> AskFixedAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid contract, CancellationToken stop) =>
            throw new InvalidOperationException("Not here.");
    }
}
