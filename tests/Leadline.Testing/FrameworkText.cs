using System.Globalization;

namespace Leadline.Testing;

/// <summary>A small framework document, said in a few words.</summary>
/// <param name="Reference">2 to 12 capital letters, digits and hyphens.</param>
public sealed record FrameworkText(string Reference)
{
    internal const string CommonLine = "IT";

    /// <summary>The authority.</summary>
    public string Authority { get; init; } = World.Nhs;

    /// <summary>The procedure profile.</summary>
    public string Regime { get; init; } = "pa-2023-open";

    /// <summary>When its procurement began; the regime must have been in force.</summary>
    public string Began { get; init; } = "2025-03-03";

    /// <summary>The first day.</summary>
    public string From { get; init; } = "2025-08-01";

    /// <summary>The last day.</summary>
    public string To { get; init; } = "2033-07-31";

    // Every second year: an open framework must be, and its suppliers may join then.
    private string Reopenings
    {
        get
        {
            var (from, to) = (DateOnly.Parse(From, CultureInfo.InvariantCulture), DateOnly.Parse(To, CultureInfo.InvariantCulture));
            var days = new[] { 2, 4, 6 }.Select(years => from.AddYears(years)).Where(day => day <= to).Select(day => day.ToString("O", CultureInfo.InvariantCulture)).ToList();
            return Regime != "pa-2023-open" || days.Count == 0 ? "" : $"re-openings: [{string.Join(", ", days)}]";
        }
    }

    /// <summary>The code of the service line that both lots offer.</summary>
    public string Line { get; init; } = CommonLine;

    /// <summary>The most places on lot 1; null for no limit.</summary>
    public int? Places { get; init; }

    /// <summary>The charge in basis points; nought for a nil charge.</summary>
    public int Charge { get; init; } = 100;

    /// <summary>Kinds of organisation that may buy.</summary>
    public string Buyers { get; init; } = "icb, trust";

    /// <summary>The routes of lot 1.</summary>
    public string Routes { get; init; } = "further-competition";

    /// <summary>More fields of lot 1, one a line.</summary>
    public string Lot { get; init; } = "";

    /// <summary>More fields of the framework agreement itself, one a line.</summary>
    public string More { get; init; } = "";

    /// <summary>Whether buyers may move the weights: quality from 40 to 60, social value from 10 to 20, price from 30 to 50.</summary>
    public bool IsRefined { get; init; }

    /// <summary>Lot 1 offers IT (or what <see cref="Line"/> says) and BI, lot 2 IT by direct award only; IT has a requirement form, BI has none.</summary>
    public override string ToString() => $$"""
        format: 1
        reference: {{Reference}}
        title: A framework agreement for tests
        authority: {{Authority}}
        regime: {{Regime}}
        procurement-began: {{Began}}
        term:
          from: {{From}}
          to: {{To}}
        {{Reopenings}}
        buyers: [{{Buyers}}]
        {{More}}
        charge:
        {{(Charge == 0 ? "  kind: nil" : $"  kind: percentage-of-invoiced-value\n  rate-basis-points: {Charge}\n  vat-rate-basis-points: 2000\n  payment-days: 28")}}
          source: The test's own.
        service-lines:
          - code: {{Line}}
            title: Desktop support
            summary: Support of desktop computers.
            minimum-specification:
              - { code: desk, text: A service desk answers on working days. }
            form:
              - code: practices
                title: Which practices are to be served?
                kind: table
                most-rows: 500
                columns:
                  - { code: code, title: ODS code, kind: text }
                  - { code: devices, title: Devices, kind: whole-number, unit: devices, least: 0, most: 1000 }
              - code: hours
                title: When is the desk needed?
                kind: choices
                choices: [{ code: weekdays, title: On weekdays }, { code: saturday, title: On Saturdays }]
              - code: handover
                title: When do you hand over?
                kind: day
                compulsory: false
          - code: BI
            title: Business intelligence
            summary: Figures and what they mean.
        criteria:
          - code: quality
            title: Quality
            weight: 50
            kind: quality
            maximum-mark: 4
            minimum-mark: 2
        {{Range(40, 60)}}
          - code: social-value
            title: Social value
            weight: 10
            kind: quality
            maximum-mark: 4
        {{Range(10, 20)}}
          - code: price
            title: Price
            weight: 40
            kind: price
            price-formula: lowest-price-proportional
        {{Range(30, 50)}}
        lots:
          - number: 1
            title: IT and figures
        {{(Places is { } most ? $"    places:\n      at-most: {most}" : "")}}
            service-lines: [{{Line}}, BI]
            routes: [{{Routes}}]
        {{Lot.ReplaceLineEndings("\n")}}
          - number: 2
            title: By direct award alone
            service-lines: [{{Line}}]
            routes: [{ route: direct-award, condition: The lowest quote for the requirement form. }]
        """;

    private string Range(int least, int most) => IsRefined ? $"    refinement: {{ least: {least}, most: {most} }}" : "";
}
