using System.Reflection;
using Leadline.Lots.FrameworkDocuments;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>One broken copy of the example each; the mark <c>#!</c> stands on the line that must be reported.</summary>
public class RefuseFaultyDocuments
{
    private const string LineTwo = "\n  - code: DEMO-IT #!\n    title: T\n    summary: S\n\nlots:";
    private const string Price = "      - code: price\n        title: Price\n        weight: 40\n        kind: price\n        price-formula: lowest-price-proportional";
    private const string LotStart = "  - number: 1\n    title: IT services\n    places:\n      at-most: 15\n      warn-below: 10\n    service-lines: [DEMO-IT]\n    routes: [further-competition]\n";

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        // piece of the example, what stands instead, code, path, part of the message
        { "title: A small framework agreement", "title: [A #!", "not-yaml", "", "not well-formed" },
        { "reference: DEMO", "reference: DEMO\nreference: TWO #!", "duplicate-field", "/reference", "first is on line 2" },
        { "reference: DEMO", "reference: DEMO\ntitel: x #!", "unknown-field", "/titel", "Did you mean 'title'?" },
        { "reference: DEMO", "reference: DEMO\nx/y~z: x #!", "unknown-field", "/x~1y~0z", "Known: format, reference, title" },
        { "format: 1\nreference: DEMO", "format: 1 #!", "missing-field", "/reference", "'reference' is missing" },
        { "title: A small framework agreement", "title: ~", "missing-field", "/title", "'title' is missing" },
        { "  - code: DEMO-IT\n    title: Desktop support", "  - code: DEMO-IT #!", "missing-field", "/service-lines/0/title", "'title' is missing" },
        { "reference: DEMO", "? [a] #!\n: b\nreference: DEMO", "wrong-type", "", "a list was found" },
        { "buyers: [ccg, trust]", "buyers: ccg #!", "wrong-type", "/buyers", "A list is wanted" },
        { "buyers: [ccg, trust]", "buyers: [ccg, [trust]] #!", "wrong-type", "/buyers/1", "a list was found" },
        { "term:\n  from: 2018-08-01\n  to: 2022-07-31", "term: four years #!", "wrong-type", "/term", "Fields are wanted" },
        { "payment-days: 28", "payment-days: soon #!", "wrong-type", "/charge/payment-days", "whole number of calendar days" },
        { "payment-days: 28", "payment-days: \"28\" #!", "wrong-type", "/charge/payment-days", "without quotes" },
        { "weight: 60", "weight: 33.33333 #!", "wrong-type", "/lots/0/criteria/0/weight", "at most 4 decimals" },
        { "to: 2022-07-31", "to: 2022-02-30 #!", "wrong-type", "/term/to", "written as 2018-08-01" },
        { "to: 2022-07-31", "to: 9999-12-31 #!", "out-of-range", "/term/to", "to 2149-12-31" },
        { "format: 1", "format: 2 #!", "out-of-range", "/format", "From 1 to 1" },
        { "payment-days: 28", "payment-days: 0 #!", "out-of-range", "/charge/payment-days", "From 1 to 365" },
        { "rate-basis-points: 100 # 1%", "rate-basis-points: -1 #!", "out-of-range", "/charge/rate-basis-points", "From 1 to 10,000 basis points" },
        { "rate-basis-points: 100 # 1%", "rate-basis-points: 10001 #!", "out-of-range", "/charge/rate-basis-points", "10001 was found" },
        { "  rate-basis-points: 100 # 1%\n", "", "missing-field", "/charge/rate-basis-points", "is missing" },
        { "vat-rate-basis-points: 2000 # 20%", "vat-rate-basis-points: -2000 #!", "out-of-range", "/charge/vat-rate-basis-points", "From 0 to 10,000" },
        { "kind: percentage-of-invoiced-value\n  rate-basis-points: 100 # 1%", "kind: nil\n  rate-basis-points: 0 #!", "charge-kind", "/charge/rate-basis-points", "A nil charge has no" },
        { "kind: percentage-of-invoiced-value", "kind: percentage #!", "unknown-value", "/charge/kind", "Known: nil, percentage-of-invoiced-value" },
        { "buyers: [ccg, trust]", "buyers: [ccg, trusts] #!", "unknown-value", "/buyers/1", "Did you mean 'trust'?" },
        { "buyers: [ccg, trust]", "buyers: [ccg, ccg] #!", "duplicate-buyer", "/buyers/1", "State the kind once" },
        { "service-lines: [DEMO-IT]", "service-lines: [DEMO-IT, DEMO-IT] #!", "duplicate-value", "/lots/0/service-lines/1", "a second time" },
        { "buyers: [ccg, trust]", "buyers: [] #!", "too-few", "/buyers", "at least one" },
        { "routes: [further-competition]", "routes: [auction] #!", "unknown-value", "/lots/0/routes/0", "Known: further-competition, direct-award" },
        { "title: IT services", "title: '' #!", "text-length", "/lots/0/title", "1 to 200 characters" },
        { "title: A small framework agreement", "title: \"a\\0b\" #!", "control-character", "/title", "U+0000" },
        { "title: A small framework agreement", "title: \"a\\u202Eb\" #!", "control-character", "/title", "U+202E" },
        { "title: A small framework agreement", "title: \"a\\uD800b\" #!", "not-yaml", "", "surrogates" },
        { "title: A small framework agreement", "title: \"a\\nb\" #!", "control-character", "/title", "one line is wanted" },
        { "title: A small framework agreement", "title: a\0b #!", "control-character", "", "U+0000" },
        { "reference: DEMO", "reference: demo #!", "shape", "/reference", "2 to 12 capital letters" },
        { "reference: DEMO", "reference: A-VERY-LONG-REFERENCE #!", "shape", "/reference", "2 to 12 capital letters" },
        { "authority: GB-NHS:X24", "authority: NHS England #!", "shape", "/authority", "GB-NHS:0DE" },
        { "  - number: 1", "  - number: one-and-a-half #!", "shape", "/lots/0/number", "1 to 6 letters and digits" },
        { "  - code: DEMO-IT", "  - code: -IT #!", "shape", "/service-lines/0/code", "1 to 30 letters" },
        { "lots:\n", "lots: [] #!\nlots-were:\n", "no-lot", "/lots", "at least one" },
        { "lots:\n", "lots:\n" + LotStart.Replace("number: 1", "number: 01a") + LotStart.Replace("number: 1", "number: 01A #!"), "duplicate-lot-number", "/lots/1/number", "taken by the lot on line" },
        { "\n\nlots:", LineTwo, "duplicate-service-line", "/service-lines/1/code", "taken by the service line on line" },
        { "service-lines: [DEMO-IT]", "service-lines: [DEMO-I, DEMO-IT] #!", "unknown-service-line", "/lots/0/service-lines/0", "Known: DEMO-IT. Did you mean 'DEMO-IT'?" },
        { "\n\nlots:", LineTwo.Replace("DEMO-IT", "DEMO-X"), "unused-service-line", "/service-lines/1/code", "No lot lists" },
        { "at-most: 15", "at-most: 0 #!", "out-of-range", "/lots/0/places/at-most", "From 1" },
        { "warn-below: 10", "warn-below: 16 #!", "places-order", "/lots/0/places/warn-below", "Use at most 15" },
        { "weight: 60", "weight: 60.5", "weights-sum", "/lots/0/criteria", "add up to 100.5. They must add up to exactly 100" },
        { "weight: 60", "weight: 0 #!", "out-of-range", "/lots/0/criteria/0/weight", "More than 0 and at most 100" },
        { "weight: 60", "weight: 101 #!", "out-of-range", "/lots/0/criteria/0/weight", "101 was found" },
        { "        kind: quality\n        maximum-mark: 4\n        minimum-mark: 2", "        kind: price\n        price-formula: linear-from-lowest\n" + Price.Replace("40", "0.0001").Replace("code: price", "code: p").Replace("kind: price", "kind: price #!"), "several-price-criteria", "/lots/0/criteria/1/kind", "at most one" },
        { "        maximum-mark: 4\n        minimum-mark: 2\n", "", "missing-field", "/lots/0/criteria/0/maximum-mark", "is missing" },
        { "minimum-mark: 2", "minimum-mark: 5 #!", "marks-order", "/lots/0/criteria/0/minimum-mark", "Use at most 4" },
        { "minimum-mark: 2", "price-formula: linear-from-lowest #!", "criterion-kind", "/lots/0/criteria/0/price-formula", "A criterion of quality has no" },
        { "price-formula: lowest-price-proportional", "price-formula: price-per-quality-point #!", "unknown-value", "/lots/0/criteria/1/price-formula", "lowest-price-proportional, linear-from-lowest" },
        { "      - code: price", "      - code: quality #!", "duplicate-criterion", "/lots/0/criteria/1/code", "a code of its own" },
        { "to: 2022-07-31", "to: 2018-07-31 #!", "dates-order", "/term/to", "before it starts on 2018-08-01" },
        { "from: 2018-08-01", "from: 2017-12-19 #!", "dates-order", "/term/from", "before its procurement began on 2017-12-20" },
        { "to: 2022-07-31", "to: 2022-08-01 #!", "term-over-limit", "/term/to", "may not exceed 4 years: starting on 2018-08-01 it may last until 2022-07-31" },
        { "regime: pcr-2015", "regime: pcr-2014 #!", "unknown-regime", "/regime", "Did you mean" },
        { "procurement-began: 2017-12-20", "procurement-began: 2014-03-03", "regime-not-in-force", "/regime", "Right for that day: pcr-2006" },
        { "title: A small framework agreement", "title: &a x #!", "anchor-or-alias", "/title", "The anchor '&a' is not allowed" },
        { "title: A small framework agreement", "title: *a #!", "anchor-or-alias", "/title", "The alias '*a' is not allowed" },
        { "title: A small framework agreement", "title: !!str x #!", "tag", "/title", "not allowed" },
        { "title: A small framework agreement", "title: [[[[[[[[[[[[x]]]]]]]]]]]] #!", "too-deep", "/title/0/0/0/0/0/0/0/0/0/0/0", "at most 12 levels" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_fault_is_refused_with_its_line_and_what_would_be_right(string piece, string instead, string code, string path, string message)
    {
        var text = Documents.ExampleWith(piece, instead);
        var reading = Documents.Read(text);

        Assert.Null(reading.Document);
        var fault = Assert.Single(reading.Faults, f => f.Code == code && f.Path == path);
        Assert.Contains(message, fault.Message);
        if (text.Contains("#!", StringComparison.Ordinal))
            Assert.Equal(Documents.LineOf(text, "#!"), fault.Line);
    }

    [Fact]
    public void Every_code_has_a_case_and_a_line_in_the_read_me()
    {
        var codes = typeof(FaultCodes).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(f => (string)f.GetValue(null)!).ToList();
        string[] elsewhere = ["document-too-large", "not-utf-8", "document-empty", "several-documents", "too-many-values"];
        var readme = File.ReadAllText(Path.Combine(Documents.Folder, "README.md"));

        Assert.NotEmpty(codes);
        Assert.Empty(codes.Except(elsewhere).Except(Cases.Concat(RefuseFaultyForms.Cases).Concat(RefuseFaultyAgreements.Cases).Select(c => c.Data.Item3)));
        Assert.All(codes, code => Assert.Contains($"`{code}`", readme));
    }

    [Fact]
    public void A_rule_of_law_names_its_source()
    {
        var fault = Assert.Single(Documents.Read(Documents.ExampleWith("to: 2022-07-31", "to: 2023-07-31")).Faults);
        Assert.Contains("reg. 33(3)", fault.Source);
    }

    [Fact]
    public void A_longer_term_passes_with_a_justification_where_the_regime_allows_one()
    {
        var text = Documents.ExampleWith("to: 2022-07-31", "to: 2023-07-31\n  justification: Suppliers must build a data centre first.");
        Assert.Equal("Suppliers must build a data centre first.", Documents.Read(text).Document?.TermJustification);
    }

    [Fact]
    public void A_term_has_no_limit_where_the_regime_sets_none()
    {
        var text = Documents.ExampleWith("to: 2022-07-31", "to: 2045-07-31")
            .Replace("pcr-2015", "pa-2023-light-touch", StringComparison.Ordinal)
            .Replace("2017-12-20", "2025-03-01", StringComparison.Ordinal)
            .Replace("2018-08-01", "2025-08-01", StringComparison.Ordinal);
        Assert.Empty(Documents.Read(text).Faults);
    }

    [Fact]
    public void Ten_faults_are_reported_at_once_in_the_order_of_the_document()
    {
        var text = Documents.Example
            .Replace("reference: DEMO", "reference: demo", StringComparison.Ordinal)
            .Replace("authority: GB-NHS:X24", "authority: X24", StringComparison.Ordinal)
            .Replace("to: 2022-07-31", "to: 2023-07-31", StringComparison.Ordinal)
            .Replace("[ccg, trust]", "[ccg, hospital]", StringComparison.Ordinal)
            .Replace("basis-points: 100 #", "basis-points: -5 #", StringComparison.Ordinal)
            .Replace("payment-days: 28", "payment-days: 0", StringComparison.Ordinal)
            .Replace("warn-below: 10", "warn-below: 20", StringComparison.Ordinal)
            .Replace("[DEMO-IT]", "[DEMO-IT, DEMO-BI]", StringComparison.Ordinal)
            .Replace("    routes:", "    route:", StringComparison.Ordinal)
            .Replace("weight: 40", "weight: 30", StringComparison.Ordinal);
        var faults = Documents.Read(text).Faults;

        string[] codes = ["shape", "shape", "term-over-limit", "unknown-value", "out-of-range", "out-of-range", "missing-field",
            "places-order", "unknown-service-line", "unknown-field", "weights-sum"]; // a misspelt field is unknown, and missing under its right name
        Assert.Equal(codes, faults.Select(f => f.Code));
        Assert.Equal(faults.Select(f => f.Line).Order(), faults.Select(f => f.Line));
        Assert.Equal(Documents.LineOf(text, "demo"), faults[0].Line);
    }
}
