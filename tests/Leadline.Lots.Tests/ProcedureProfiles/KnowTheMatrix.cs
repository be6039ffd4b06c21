using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.ProcedureProfiles;
using Leadline.Lots.Tests.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.ProcedureProfiles;

/// <summary>What each regime says, row by row, as <c>domain.md</c> and the law it cites have it; a profile that is added must get its row.</summary>
public class KnowTheMatrix
{
    public static TheoryData<string, SuppliersJoin, ChargeBase, int?, string> Rows => new()
    {
        // regime, how suppliers join, base of the charge, years with a limit, re-opening
        { "pcr-2006", SuppliersJoin.ByNewProcurement, ChargeBase.Any, 4, "" },
        { "pcr-2015", SuppliersJoin.ByNewProcurement, ChargeBase.Any, 4, "" },
        { "pa-2023", SuppliersJoin.ByNewProcurement, ChargeBase.EstimatedValue, 4, "" },
        { "pa-2023-light-touch", SuppliersJoin.ByNewProcurement, ChargeBase.EstimatedValue, null, "" },
        { "pa-2023-open", SuppliersJoin.AtReopening, ChargeBase.EstimatedValue, 8, "3 then 5" },
    };

    /// <summary>Regime, of what, event, days within (none: before it), value over which, code.</summary>
    public static TheoryData<string, string> Notices => new()
    {
        { "pcr-2006", "framework Tender before | framework Award 48 | framework Change before" },
        { "pcr-2015", "framework Tender before | framework Award 30 | call-off Award 122 | call-off Change before" },
        { "pa-2023", "framework Tender before UK4 | framework Award before UK6 | framework Signature 30 UK7 | call-off Award before UK6 | call-off Signature 30 UK7 | call-off ContractCopy 90 over £5,000,000.00 | call-off Performance 365 over £5,000,000.00 UK9 | call-off Change before UK10 | call-off End 30 UK11" },
        { "pa-2023-open", "framework Tender before UK4 | framework Award before UK6 | framework Signature 30 UK7 | call-off Award before UK6 | call-off Signature 30 UK7 | call-off ContractCopy 90 over £5,000,000.00 | call-off Performance 365 over £5,000,000.00 UK9 | call-off Change before UK10 | call-off End 30 UK11" },
        { "pa-2023-light-touch", "framework Tender before UK4 | framework Award before UK6 | framework Signature 120 UK7 | call-off Award before UK6 | call-off Signature 120 UK7 | call-off ContractCopy 180 over £5,000,000.00 | call-off Change before UK10 | call-off End 30 UK11" },
    };

    [Fact]
    public void Each_regime_has_its_rows()
    {
        Assert.Equal(ProcedureProfileCatalogue.Shipped.Codes, Rows.Select(r => r.Data.Item1).Order(StringComparer.Ordinal));
        Assert.Equal(ProcedureProfileCatalogue.Shipped.Codes, Notices.Select(r => r.Data.Item1).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Rows))]
    public void Each_regime_says_how_suppliers_join_what_is_charged_and_when_it_is_re_opened(string code, SuppliersJoin join, ChargeBase of, int? years, string reopening)
    {
        var profile = Profile(code);
        Assert.Equal((join, of, years, reopening),
            (profile.Terms.Joining!.How, profile.Terms.Charge!.Base, profile.Limit?.Years, profile.Reopening is { } r ? $"{r.FirstWithinYears} then {r.ThenEveryYears}" : ""));
    }

    [Theory, MemberData(nameof(Notices))]
    public void Each_regime_has_its_notices(string code, string notices) => Assert.Equal(notices, string.Join(" | ", Profile(code).Terms.Notices.Select(n =>
        $"{(n.ForCallOffs ? "call-off" : "framework")} {n.Event} {n.WithinDays?.ToString() ?? "before"}{(n.LeastValue is { } over ? $" over {over}" : "")}{(n.Code is { } c ? $" {c}" : "")}")));

    [Theory]
    [InlineData("pcr-2006", "additional-services", 5_000, false)]
    [InlineData("pcr-2015", "unforeseen", 5_000, true)]
    [InlineData("pcr-2015", "below-ten-per-cent", 1_000, false)]
    [InlineData("pcr-2015", "review-clause", null, false)]
    [InlineData("pa-2023", "unforeseeable", 5_000, true)]
    [InlineData("pa-2023-open", "below-threshold", 1_000, false)]
    [InlineData("pa-2023-light-touch", "provided-for", null, true)]
    public void A_change_has_its_ground_its_cap_and_its_notice(string code, string ground, int? basisPoints, bool noticeFirst)
    {
        var found = Assert.Single(Profile(code).Terms.Modifications, m => m.Code == ground);
        Assert.Equal((basisPoints is { } cap ? new BasisPoints(cap) : (BasisPoints?)null, noticeFirst), (found.AtMost, found.NoticeFirst));
    }

    [Fact]
    public void Every_rule_cites_its_source() => Assert.All(ProcedureProfileCatalogue.Shipped.Codes.Select(Profile), profile =>
    {
        var terms = profile.Terms;
        string?[] sources =
        [
            terms.Source, profile.Begun.Source, profile.Limit?.Source ?? "no limit, by the profile's comment", profile.Reopening?.Source ?? "not an open framework", profile.DirectAwardSource,
            terms.Charge!.Source, terms.Joining!.Source, terms.RefinementSource, terms.MainlyHealthCare!.Source, .. terms.Notices.Select(n => n.Source), .. terms.Modifications.Select(m => m.Source),
        ];
        Assert.All(sources, s => Assert.True(s?.Length > 5, $"{terms.Code} has a rule without a source."));
    });

    [Fact]
    public void Health_care_is_bought_under_the_provider_selection_regime_from_2024_on_whatever_the_framework_stands_under() =>
        Assert.All(ProcedureProfileCatalogue.Shipped.Codes.Select(c => Profile(c).Terms.MainlyHealthCare!), rule =>
        {
            Assert.Equal(new DateOnly(2024, 1, 1), rule.From);
            Assert.Equal("Provider Selection Regime", rule.Law);
            Assert.Contains("SI 2023/1348", rule.Source, StringComparison.Ordinal);
            Assert.Contains("Provider Selection Regime", rule.Pointer, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("", 2029, false)]
    [InlineData("utilities", 2033, false)]
    [InlineData("defence-and-security", 2033, false)]
    [InlineData("utilities", 2034, true)]
    [InlineData("", 2030, true)]
    public void A_sector_may_have_a_limit_of_its_own(string sector, int lastYear, bool isRefused)
    {
        var text = Documents.ExampleWith("to: 2022-07-31", $"to: {lastYear}-07-31{(sector.Length > 0 ? $"\n  sector: {sector}" : "")}")
            .Replace("pcr-2015", "pa-2023", StringComparison.Ordinal).Replace("2017-12-20", "2025-03-01", StringComparison.Ordinal).Replace("2018-08-01", "2025-08-01", StringComparison.Ordinal);
        Assert.Equal(isRefused, FrameworkDocument.Read(Encoding.UTF8.GetBytes(text)).Faults.Any(f => f.Code == "term-over-limit"));
    }

    private static ProcedureProfile Profile(string code) => ProcedureProfileCatalogue.Shipped.Find(code)!;
}
