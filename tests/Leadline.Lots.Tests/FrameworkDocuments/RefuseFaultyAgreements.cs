namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>One broken copy of the example with everything each; the mark <c>#!</c> stands on the line that must be reported.</summary>
public class RefuseFaultyAgreements
{
    private const string Buyers = "    purpose: The health and wellbeing of those whom they serve.\n";
    private const string Options = "      - { code: none, text: There is no break. }\n      - { code: third-year, text: At the end of the third year. }\n";
    private const string Routes = "      - route: direct-award\n        condition: The lowest quote for the requirement form.";

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        // piece of the example, what stands instead, code, path, part of the message
        { "  - icb\n", "  - icb\n  - icb #!\n", "duplicate-buyer", "/buyers/1", "may buy for any purpose already" },
        { Buyers, Buyers + "  - kinds: [icb] #!\n    purpose: Anything.\n", "duplicate-buyer", "/buyers/2/kinds", "may buy for any purpose already" },
        { Buyers, Buyers + "  - kinds: [school] #!\n" + Buyers, "duplicate-buyer", "/buyers/2/kinds", "with another purpose" },
        { Buyers, Buyers + "  - police #!\n", "duplicate-buyer", "/buyers/2", "for a purpose already" },
        { Buyers, "", "missing-field", "/buyers/1/purpose", "is missing" },
        { "kinds: [police, school]", "kinds: [police, schools] #!", "unknown-value", "/buyers/1/kinds/1", "Did you mean 'school'?" },
        { "  pence: 50000000000", "  pence: 0 #!", "out-of-range", "/value-ceiling/pence", "From 1 to" },
        { "  pence: 50000000000", "  pence: 5e10 #!", "wrong-type", "/value-ceiling/pence", "whole number of pence" },
        { "  pence: 50000000000", "  pence: 30000000000", "ceiling-over-framework", "/lots/0/value-ceiling", "Use at most 30000000000 pence" },
        { "  pence: 50000000000\n  source: The tender notice.\n", "  pence: 50000000000 #!\n", "missing-field", "/value-ceiling/source", "is missing" },
        { "{ code: south, title: The South }", "{ code: north, title: The South } #!", "duplicate-region", "/regions/1/code", "a code of its own" },
        { "regions: [north]", "regions: [nort] #!", "unknown-region", "/lots/0/regions/0", "Did you mean 'north'?" },
        { "{ months: 6, notice-days: 90 }", "{ months: 0, notice-days: 90 } #!", "out-of-range", "/term/extensions/0/months", "From 1 to 120 months" },
        { "months: 6, notice-days: 90", "months: 18, notice-days: 90", "term-over-limit", "/term/to", "with its extensions it ends on 2035-03-31" },
        { "  justification: None is needed.", "  sector: utilities #!", "unknown-sector", "/term/sector", "Known: none" },
        { "regime: pa-2023-open", "regime: pa-2023", "forbidden-by-regime", "/re-openings", "suppliers join by a new procurement" },
        { "re-openings: [2029-03-01, 2032-03-01]", "re-openings: [2029-10-02, 2032-03-01] #!", "re-opening-missing", "/re-openings", "by 2029-10-01" },
        { "re-openings: [2029-03-01, 2032-03-01]", "re-openings: [2027-01-01] #!", "re-opening-missing", "/re-openings", "by 2032-01-01" },
        { "re-openings: [2029-03-01, 2032-03-01]", "re-openings: [2029-03-01, 2033-10-01] #!", "dates-order", "/re-openings/1", "outside the term" },
        { "re-openings: [2029-03-01, 2032-03-01]\n", "", "re-opening-missing", "/re-openings", "then every 5" },
        { "re-openings: [2029-03-01, 2032-03-01]", "re-openings: [2029-03-01, 2029-03-01] #!", "dates-order", "/re-openings/1", "does not come after" },
        { "[fee-for-service, value-based, risk-sharing]", "[fee-for-service, gain-share] #!", "unknown-value", "/commercial-models/1", "risk-sharing" },
        { "code: third-year, text", "code: none, text", "duplicate-option", "/terms-and-conditions/0/options/1/code", "a code of its own" },
        { Options, "      - { code: none, text: There is no break. }\n", "too-few", "/terms-and-conditions/0/options", "at least two, or none" },
        { "{ code: devices, title: Devices, text:", "{ code: break, title: Devices, text:", "duplicate-condition", "/lots/0/terms-and-conditions/0/code", "taken by the term on line" },
        { "due-working-day: 5", "due-working-day: 21 #!", "out-of-range", "/management-information/due-working-day", "From 1 to 20" },
        { "title: What was supplied, kind: text }", "title: What was supplied, kind: choices, choices: [{ code: a, title: A }, { code: b, title: B }] }", "column-kind", "/management-information/columns", "a cell would hold several" },
        { "tenders-due: 2026-03-02", "tenders-due: 2026-01-02 #!", "dates-order", "/timetable/tenders-due", "before 'tender-notice' on 2026-01-05" },
        { "tender-notice: 2026-01-05", "tender-notice: 2026-01-02 #!", "dates-order", "/timetable/tender-notice", "before the procurement began" },
        { "live: 2026-10-01", "live: 2033-10-01 #!", "dates-order", "/timetable/live", "after the term ends" },
        { "live: 2026-10-01", "lives: 2026-10-01 #!", "unknown-field", "/timetable/lives", "Did you mean 'live'?" },
        { "version: 2026-01\n", "version: first issue #!\n", "shape", "/service-lines/0/minimum-specification/version", "such as 1.2" },
        { "    tier: { code: lead, title: Lead providers, offers-all-lines: yes }", "    tier: { code: lead, title: Lead providers, offers-all-lines: perhaps } #!", "unknown-value", "/lots/0/tier/offers-all-lines", "Known: yes, no" },
        { "    part-of: 1\n", "    part-of: 1\n    tier: { code: lead, title: Lead providers, offers-all-lines: no } #!\n", "tier-differs", "/lots/1/tier/code", "its suppliers offer all service lines" },
        { "part-of: 1\n", "part-of: 2 #!\n", "unknown-lot", "/lots/1/part-of", "Known: 1, 1a" },
        { "part-of: 1\n", "part-of: 1A #!\n", "lot-cycle", "/lots/1/part-of", "1a in 1A" },
        { "  - number: 1\n", "  - number: 1\n    part-of: 1a #!\n", "lot-cycle", "/lots/0/part-of", "1 in 1a in 1" },
        { "term: { from: 2026-10-01, to: 2032-09-30 }", "term: { from: 2026-01-04, to: 2032-09-30 } #!", "dates-order", "/lots/0/term/from", "before its procurement began" },
        { "term: { from: 2026-10-01, to: 2032-09-30 }", "term: { from: 2026-10-01, to: 2034-10-01 } #!", "term-over-limit", "/lots/0/term/to", "may not exceed 8 years" },
        { "    service-lines: [W-BI]", "    services: []\n    service-lines: [W-BI] #!", "unknown-field", "/lots/1/service-lines", "not both" },
        { "    scope-exclusions:\n      - {", "      - { code: W-S1, title: Again, service-lines: [W-BI] } #!\n    scope-exclusions:\n      - {", "duplicate-service", "/lots/0/services/1/code", "taken by the service on line" },
        { "    scope-exclusions:\n      - {", "      - { code: W-S2, title: Again, service-lines: [W-IT] } #!\n    scope-exclusions:\n      - {", "duplicate-value", "/lots/0/services/1/service-lines", "under an earlier service" },
        { "{ text: Telephony., source: The tender notice. }", "{ text: Telephony. } #!", "missing-field", "/lots/0/scope-exclusions/0/source", "is missing" },
        { Routes, "      - direct-award #!", "condition-missing", "/lots/0/routes/1", "by which objective conditions" },
        { Routes, Routes + "\n      - further-competition #!", "duplicate-value", "/lots/0/routes/2", "stands here already" },
        { "at-most-pence: 1000000000 }", "at-most-pence: 1000 } #!", "bounds-order", "/lots/0/routes/0/value/at-most-pence", "No contract could be worth" },
        { "months: { at-least: 6, at-most: 120 }", "months: { at-least: 6, at-most: 5 } #!", "bounds-order", "/lots/0/routes/0/months/at-most", "No contract could last" },
        { "refinement: { least: 50, most: 70 }", "refinement: { least: 61, most: 70 } #!", "refinement-order", "/criteria/0/refinement", "does not lie in the range" },
        { "refinement: { least: 50, most: 70 }", "refinement: { least: 50, most: 80 }", "refinement-sum", "/criteria", "Reachable for it: from 50 to 70" },
        { "    refinement: { least: 30, most: 50 }\n", "", "refinement-sum", "/criteria", "Reachable for it: from 60 to 60" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_fault_is_refused_with_its_line_and_what_would_be_right(string piece, string instead, string code, string path, string message)
    {
        var text = Documents.WholeWith(piece, instead);
        var reading = Documents.Read(text);

        Assert.Null(reading.Document);
        var fault = Assert.Single(reading.Faults, f => f.Code == code && f.Path == path);
        Assert.Contains(message, fault.Message);
        if (text.Contains("#!", StringComparison.Ordinal))
            Assert.Equal(Documents.LineOf(text, "#!"), fault.Line);
    }

    [Theory]
    [InlineData("re-openings: [2029-03-01, 2032-03-01]\n", "", "s. 49")]
    [InlineData("regime: pa-2023-open", "regime: pa-2023", "ss. 45 and 49")]
    [InlineData(Routes, "      - direct-award", "s. 45(4)")]
    public void A_rule_of_law_names_its_source(string piece, string instead, string source) =>
        Assert.Contains(Documents.Read(Documents.WholeWith(piece, instead)).Faults, f => f.Source?.Contains(source, StringComparison.Ordinal) is true);
}
