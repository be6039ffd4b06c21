using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>What the example with everything says once it is read.</summary>
public class ReadWholeAgreements
{
    private static FrameworkTerms Terms { get; } = Documents.Read(Documents.Whole).Document!.Terms;

    [Fact]
    public void Who_may_buy_is_a_kind_and_where_it_is_stated_a_purpose()
    {
        Assert.Equal(["icb", "police", "school"], Terms.BuyerKinds);
        Assert.Empty(Terms.PurposesOf("icb"));
        Assert.Equal(["The health and wellbeing of those whom they serve."], Terms.PurposesOf("school"));
    }

    [Fact]
    public void A_lot_has_its_own_term_ceiling_tier_and_places_or_the_frameworks()
    {
        var (first, second) = (Terms.Lots[0], Terms.Lots[1]);
        Assert.Equal(new TermDates(new DateOnly(2026, 10, 1), new DateOnly(2032, 9, 30)), Terms.TermOf(first));
        Assert.Equal(Terms.Term, Terms.TermOf(second));
        Assert.Equal((new Money(50_000_000_000), new Money(40_000_000_000), (Money?)null), (Terms.Ceiling!.Value, first.Ceiling!.Value, second.Ceiling));
        Assert.Equal(new TierTerms("lead", "Lead providers", OffersAllLines: true), first.Tier);
        Assert.Equal((15, 10, "1"), (first.PlacesAtMost, first.PlacesWarnBelow, second.PartOf));
        Assert.Equal(["north"], first.Regions);
    }

    [Fact]
    public void A_service_holds_service_lines_and_the_lot_all_of_them()
    {
        var service = Assert.Single(Terms.Lots[0].Services);
        Assert.Equal(("W-S1", "IT", "Devices and what runs on them."), (service.Code, service.Title, service.Summary));
        Assert.Equal(["W-IT"], service.ServiceLines);
        Assert.Equal(["W-IT"], Terms.Lots[0].ServiceLines.Select(l => l.Code));
        Assert.Empty(Terms.Lots[1].Services);
        Assert.Equal(("2026-01", 1), (Terms.Lots[0].ServiceLines[0].SpecificationVersion, Terms.Lots[0].ServiceLines[0].MinimumSpecification.Count));
    }

    [Fact]
    public void A_route_has_its_bounds_and_its_condition()
    {
        Assert.Equal([CallOffRoute.FurtherCompetition, CallOffRoute.DirectAward], Terms.Lots[0].Routes);
        Assert.Equal(
            new RouteBounds(CallOffRoute.FurtherCompetition)
            {
                LeastValue = new Money(100_000), MostValue = new Money(1_000_000_000), LeastMonths = 6, MostMonths = 120, Condition = "For what is not in the catalogue.",
            },
            Terms.Lots[0].BoundsOf(CallOffRoute.FurtherCompetition));
        Assert.Equal("The lowest quote for the requirement form.", Terms.Lots[0].BoundsOf(CallOffRoute.DirectAward).Condition);
        Assert.Equal(new RouteBounds(CallOffRoute.FurtherCompetition), Terms.Lots[1].BoundsOf(CallOffRoute.FurtherCompetition));
    }

    [Fact]
    public void Terms_returns_days_and_criteria_are_read()
    {
        Assert.Equal(["break"], Terms.Conditions.Select(c => c.Code));
        Assert.Equal(["none", "third-year"], Terms.Conditions[0].Options.Select(o => o.Code));
        Assert.Equal((5, "description"), (Terms.ManagementInformation!.DueWorkingDay, Assert.Single(Terms.ManagementInformation.Columns).Code));
        Assert.Equal(Enum.GetValues<ProcurementStep>(), Terms.Timetable.Select(t => t.Step));
        Assert.Equal([new DateOnly(2029, 3, 1), new DateOnly(2032, 3, 1)], Terms.Reopenings);
        Assert.Equal(new ExtensionOption(6, 90), Assert.Single(Terms.Extensions));
        Assert.Equal(new WeightRange(50, 70), Terms.Lots[0].Criteria[0].Refinement);
        Assert.Equal(["Frontline clinical services."], Terms.ScopeExclusions);
        Assert.Equal(["Telephony."], Terms.Lots[0].ScopeExclusions);
        Assert.Equal(3, Terms.CommercialModels.Count);
    }

    [Fact]
    public void Terms_that_were_stored_before_these_fields_were_asked_still_read()
    {
        const string old = """
            {"reference":"OLD","title":"Old","authority":"GB-NHS:X24","regime":{"code":"pcr-2015","title":"P","standstillDays":10,"standstillCounting":"CalendarDaysAfterNotice","standstillForCallOffs":"Voluntary","source":"S"},
            "term":{"from":"2018-08-01","to":"2022-07-31"},"buyerKinds":["ccg"],"charge":{"kind":"Nil","rate":0,"vatRate":0,"paymentDays":0,"source":"None."},
            "lots":[{"number":"1","title":"L","placesAtMost":null,"placesWarnBelow":null,"serviceLines":[],"routes":["FurtherCompetition"],"criteria":[]}]}
            """;
        var terms = Frameworks.FrameworkVersion.Read(old);
        Assert.Empty(terms.PurposesOf("ccg"));
        Assert.Equal(terms.Term, terms.TermOf(terms.Lots[0]));
        Assert.Equal(new RouteBounds(CallOffRoute.FurtherCompetition), terms.Lots[0].BoundsOf(CallOffRoute.FurtherCompetition));
    }
}
