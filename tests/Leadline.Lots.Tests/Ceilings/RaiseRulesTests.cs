using Leadline.Lots.Ceilings;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.Ceilings;

/// <summary>Whether a raise keeps to the law of its framework agreement.</summary>
public sealed class RaiseRulesTests
{
    private static readonly DateOnly Today = new(2016, 3, 1);

    // £5bn under the regulations of 2006; they let half be added for additional services, all changes together.
    private static readonly FrameworkTerms Lpf = FrameworkDocument.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "frameworks", "lpf", "framework.yaml"))).Document!.Terms;

    [Theory]
    [InlineData("additional-services", 2_500_000_000_00, null)]
    [InlineData("additional-services", 2_500_000_000_01, "raise-over-cap")]
    [InlineData("review-clause", 9_000_000_000_00, null)]
    [InlineData("because-we-want-to", 1, "ground-unknown")]
    public void A_ground_bounds_what_is_added(string ground, long pence, string? code) =>
        Assert.Equal(code, RaiseRules.Refuse(Of(Lpf), [], Raise(ground, pence), Today)?.Code);

    [Fact]
    public void What_bounds_all_changes_together_counts_the_earlier_ones_and_what_bounds_each_does_not()
    {
        var earlier = Raise("additional-services", 2_000_000_000_00);
        Assert.Equal("raise-over-cap", RaiseRules.Refuse(Of(Lpf, earlier), [earlier], Raise("additional-services", 500_000_000_01), Today)?.Code);
        Assert.Null(RaiseRules.Refuse(Of(Lpf, earlier), [earlier], Raise("additional-services", 500_000_000_00), Today));
        Assert.Null(RaiseRules.Refuse(Of(Lpf, earlier), [earlier], Raise("review-clause", 1_000_000_000_00), Today)); // another ground

        var each = Lpf with { Regime = Lpf.Regime with { Modifications = [.. Lpf.Regime.Modifications.Select(g => g with { IsOfEachChange = true })] } };
        Assert.Null(RaiseRules.Refuse(Of(each, earlier), [earlier], Raise("additional-services", 2_500_000_000_00), Today));
        Assert.Equal("raise-over-cap", RaiseRules.Refuse(Of(each, earlier), [earlier], Raise("additional-services", 2_500_000_000_01), Today)?.Code);
    }

    [Fact]
    public void A_ground_that_wants_its_notice_first_has_it_and_not_from_tomorrow()
    {
        var first = Lpf with { Regime = Lpf.Regime with { Modifications = [.. Lpf.Regime.Modifications.Select(g => g with { NoticeFirst = true })] } };
        var raise = Raise("review-clause", 1);
        Assert.Equal("notice-missing", RaiseRules.Refuse(Of(first), [], raise, Today)?.Code);
        Assert.Equal("notice-not-yet", RaiseRules.Refuse(Of(first), [], raise with { NoticeReference = "N-1", NoticeOn = Today.AddDays(1) }, Today)?.Code);
        Assert.Null(RaiseRules.Refuse(Of(first), [], raise with { NoticeReference = "N-1", NoticeOn = Today }, Today));
    }

    [Fact]
    public void A_lot_stays_under_the_framework_agreement_and_is_one_that_has_a_ceiling()
    {
        var (lot, other) = (Lpf.Lots[0], Lpf.Lots[1]);
        var limited = Lpf with { Lots = [lot with { Ceiling = Lpf.Ceiling }, other] };
        Assert.Equal("ceiling-over-framework", RaiseRules.Refuse(Of(limited), [], Raise("review-clause", 1) with { LotNumber = lot.Number }, Today)?.Code);
        Assert.Equal("no-ceiling", RaiseRules.Refuse(Of(limited), [], Raise("review-clause", 1) with { LotNumber = other.Number }, Today)?.Code);
        Assert.Equal("lot-unknown", RaiseRules.Refuse(Of(limited), [], Raise("review-clause", 1) with { LotNumber = "99" }, Today)?.Code);

        var raised = Raise("review-clause", 1);
        Assert.Null(RaiseRules.Refuse(Of(limited, raised), [raised], Raise("review-clause", 1) with { LotNumber = lot.Number }, Today));
    }

    [Fact]
    public void The_regulations_of_2015_bound_each_change_and_the_act_all_of_them()
    {
        Assert.Equal(["additional-services", "unforeseen"], Each("pcr-2015"));
        Assert.Empty(Each("pcr-2006"));
        Assert.Empty(Each("pa-2023"));
    }

    private static IEnumerable<string> Each(string profile) => Leadline.Lots.ProcedureProfiles.ProcedureProfileCatalogue.Shipped.Find(profile)!.Terms.Modifications.Where(g => g.IsOfEachChange).Select(g => g.Code);

    private static FrameworkCeilings Of(FrameworkTerms terms, params IReadOnlyList<CeilingRaise> raises) => FrameworkCeilings.Of([terms], [], raises);

    private static CeilingRaise Raise(string ground, long pence) =>
        new(CeilingRaiseId.New(), FrameworkId.New(), null, new Money(pence), ground, "", "", null, null, "It is needed.", null, new DateTimeOffset(2016, 3, 1, 9, 0, 0, TimeSpan.Zero));
}
