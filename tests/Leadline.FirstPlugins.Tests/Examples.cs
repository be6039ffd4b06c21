using Leadline.Sdk;
using static Leadline.FirstPlugins.Tests.Answered;

namespace Leadline.FirstPlugins.Tests;

/// <summary>The plugins, each with a requirement whose price is worked out by hand in its tests.</summary>
internal static class Examples
{
    private static readonly Requirement PracticesWanted = new()
    {
        Framework = "ACS", FrameworkVersion = 1, Lot = "3", ServiceLine = "ACS-ICT", StartsOn = new DateOnly(2019, 4, 1), TermMonths = 24,
        Answers =
        [
            Table("practices", Practice("A81001", 40, Number("branches", 1), Yes("server"), Yes("takeover")), Practice("A81002", 25, Yes("takeover")), Practice("A81003", 10, No("takeover"))),
            Pick("hours", "core", "saturday"), Pick("response", "two-hours"), Yes("on-site"), Number("on-site-days", 2.5m), Yes("refresh"), Number("refresh-devices", 20),
            Pick("security", "monitoring", "penetration-test"), Number("training-days", 3), Day("handover", 2019, 2, 15),
        ],
    };

    internal static FirstPlugin PracticeIT { get; } = new("Harrowdene.PracticeIT", "ACS-ICT", "prices-2018", PracticesWanted);

    /// <summary>The same requirement, priced by the authority's rate card from the book of a supplier without a plugin.</summary>
    internal static FirstPlugin RateCard { get; } = new("NhsEngland.RateCard", "ACS-ICT", "lindholt-2018", PracticesWanted);

    internal static FirstPlugin BusinessIntelligence { get; } = new("Ashmere.BusinessIntelligence", "ACS-PHM", "prices-2018", new Requirement
    {
        Framework = "ACS", FrameworkVersion = 1, Lot = "4", ServiceLine = "ACS-PHM", StartsOn = new DateOnly(2019, 4, 1), TermMonths = 36,
        Answers =
        [
            Table("populations", Place("02H", 327_000, 64), Place("00Q", 170_600, 27)), Number("dashboards", 12), Number("users", 250), Pick("risk-stratification", "emergency-admission", "frailty"),
            Yes("direct-care"), Number("direct-care-users", 80), Table("feeds", Feed("The trust", "hospital", "daily"), Feed("Practices", "primary", "weekly"), Feed("Community trust", "community", "monthly"), Feed("Council", "social", "monthly")),
            Pick("hosting", "supplier"), Number("analyst-days", 4.5m), Number("training-days", 10), Day("go-live", 2019, 6, 3),
        ],
    });

    internal static FirstPlugin DeIdentification { get; } = new("Quillby.DeIdentification", "ACS-DATA", "prices-2018", new Requirement
    {
        Framework = "ACS", FrameworkVersion = 1, Lot = "5", ServiceLine = "ACS-DATA", StartsOn = new DateOnly(2019, 7, 1), TermMonths = 24,
        Answers =
        [
            Table("data-sets", DataSet("Admitted patient care", 4_200_000, "monthly"), DataSet("Practice records", 9_650_500, "weekly"), DataSet("Discharge letters", 310_000, "daily", freeText: true)),
            Number("recipients", 4), Yes("linkage"), Yes("opt-outs"), Pick("outputs", "pseudonymised", "aggregated"), Yes("re-identification"), Number("re-identification-requests", 120), Pick("re-identification-time", "same-day"),
            Pick("payment", "value-based"), Pence("at-risk", 1_000_000), Day("go-live", 2019, 8, 15),
        ],
    });

    internal static TableRow Practice(string code, decimal devices, params IEnumerable<Answer> more) => Row([Text("code", code), Number("devices", devices), .. more]);

    internal static TableRow Place(string code, decimal patients, decimal practices) => Row(Text("code", code), Number("patients", patients), Number("practices", practices));

    internal static TableRow Feed(string source, string care, string refresh) => Row(Text("source", source), Pick("care", care), Pick("refresh", refresh));

    internal static TableRow DataSet(string name, decimal records, string refresh, bool freeText = false) =>
        Row(Text("name", name), Number("records", records), Pick("refresh", refresh), freeText ? Yes("free-text") : No("free-text"));
}
