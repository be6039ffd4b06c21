using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>Where the sources disagree on a framework, each reading is a document of its own: none is picked, and code knows neither.</summary>
public class ReadDisputedReadings
{
    public static TheoryData<string> Readings =>
    [
        .. System.IO.Directory.EnumerateFiles(Documents.Folder, "*.yaml", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "readings")
            .Select(f => Path.GetRelativePath(Documents.Folder, f)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Readings))]
    public void Each_reading_is_in_order_and_of_the_framework_whose_folder_it_stands_in(string file)
    {
        var reading = Documents.Read(File.ReadAllText(Path.Combine(Documents.Folder, file)));
        Assert.Empty(reading.Faults);
        Assert.Equal(file.Split('/', '\\')[0], reading.Document!.Terms.Reference.ToLowerInvariant());
        Assert.Contains(reading.Document.Remarks, r => r.Kind == "source" && r.Path.Length == 0);
    }

    [Fact]
    public void Places_are_up_to_fifteen_or_ten_to_fifteen()
    {
        Assert.Equal((15, null), Places(Of("lpf/readings/draft-scope.yaml").Lots[0]));
        Assert.Equal((15, 10), Places(Of("lpf/readings/one-list.yaml").Lots[0]));
        Assert.Equal((15, 10), Places(Of("lpf/framework.yaml").Lots[0]));

        static (int?, int?) Places(LotTerms lot) => (lot.PlacesAtMost, lot.PlacesWarnBelow);
    }

    [Fact]
    public void The_second_tier_is_a_list_of_ten_or_no_list_at_all()
    {
        var two = Of("lpf/readings/two-lists.yaml");
        Assert.Equal([("lead-provider", true, 15), ("clinical-support", false, 10)], two.Lots.Select(l => (l.Tier!.Code, l.Tier.OffersAllLines, l.PlacesAtMost!.Value)));
        Assert.Equal(["lead-provider"], Of("lpf/readings/one-list.yaml").Lots.Select(l => l.Tier!.Code));
    }

    [Fact]
    public void The_scope_is_five_service_lines_or_lots_that_hold_services_or_the_lots_of_the_tender()
    {
        Assert.Equal(5, Assert.Single(Of("lpf/readings/one-list.yaml").Lots).ServiceLines.Count);
        var draft = Assert.Single(Of("lpf/readings/draft-scope.yaml").Lots);
        Assert.Equal((3, 17), (draft.Services.Count, draft.ServiceLines.Count));
        Assert.Equal(draft.ServiceLines.Select(l => l.Code), draft.Services.SelectMany(s => s.ServiceLines));
        Assert.Equal(["1", "2a", "2b"], Of("lpf/framework.yaml").Lots.Select(l => l.Number));
    }

    [Fact]
    public void The_market_is_one_billion_a_year_or_five_in_all() =>
        Assert.Equal((new Money(400_000_000_000), new Money(500_000_000_000)), (Of("lpf/readings/two-lists.yaml").Ceiling!.Value, Of("lpf/framework.yaml").Ceiling!.Value));

    [Fact]
    public void A_fee_is_known_for_one_framework_and_for_the_other_none()
    {
        Assert.All(Readings.Select(r => r.Data).Append("lpf/framework.yaml").Where(f => f.StartsWith("lpf", StringComparison.Ordinal)), f => Assert.Equal(ChargeKind.Nil, Of(f).Charge.Kind));
        Assert.Equal(new BasisPoints(100), Of("acs/readings/as-tendered.yaml").Charge.Rate);
    }

    [Fact]
    public void It_went_live_early_in_the_year_or_in_august_and_one_lot_a_year_later()
    {
        Assert.Equal(new DateOnly(2018, 4, 1), Of("acs/readings/as-tendered.yaml").Term.From);
        var ran = Of("acs/framework.yaml");
        Assert.Equal((new DateOnly(2018, 8, 1), new DateOnly(2019, 7, 29)), (ran.Term.From, ran.TermOf(ran.Lots[0]).From));
    }

    private static FrameworkTerms Of(string file) => Documents.Read(File.ReadAllText(Path.Combine(Documents.Folder, file))).Document!.Terms;
}
