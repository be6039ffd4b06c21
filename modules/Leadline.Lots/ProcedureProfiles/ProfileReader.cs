using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.ProcedureProfiles;

/// <summary>Reads a procedure profile with the same checks as a framework agreement.</summary>
internal static class ProfileReader
{
    private const int LongestTermYears = 50, LongestStandstillDays = 60;

    /// <summary>The profile, or null with its faults in the checks.</summary>
    internal static ProcedureProfile? Read(ReadOnlyMemory<byte> bytes, DocumentChecks checks) => ShippedData.Read(bytes, checks, Profile);

    private static ProcedureProfile Profile(DocumentFields fields)
    {
        var checks = fields.Checks;
        checks.Whole(fields.Need("format"), 1, 1, "as the number of the profile's format");
        var code = fields.Code();
        var title = fields.TitleText();
        var begun = checks.Mapping(fields.Need("procurements-begun"), Begun);
        var limit = checks.Mapping(fields.Find("term-limit"), Limit);
        var reopening = checks.Mapping(fields.Find("re-opening"), Reopening);
        var terms = checks.Mapping(fields.Need("standstill"), f => Standstill(f, code ?? "", title ?? ""));
        var directAward = Rule(fields.Need("direct-award"), checks);
        var charge = checks.Mapping(fields.Need("charge"), f => new ChargeRule(checks.Choice<ChargeBase>(f.Need("base")) ?? default, f.SourceText() ?? ""));
        var duties = DutiesReader.Read(fields);
        return new ProcedureProfile(duties.On(terms!) with { Charge = charge }, begun!, limit, reopening, directAward ?? "");
    }

    /// <summary>A rule of which nothing but its source is asked.</summary>
    internal static string? Rule(DocumentNode? node, DocumentChecks checks)
    {
        string? source = null;
        checks.Mapping(node, f => source = f.SourceText());
        return source;
    }

    private static ProcurementsBegun Begun(DocumentFields fields)
    {
        var from = fields.Checks.Date(fields.Need("from"));
        var until = fields.Checks.Date(fields.Find("until"));
        if (from > until)
            fields.Checks.Refuse(fields.Value("until"), FaultCodes.DatesOrder,
                $"The last day, {until:O}, lies before the first, {from:O}.");
        return new ProcurementsBegun(from ?? default, until, fields.SourceText() ?? "");
    }

    private static TermLimit Limit(DocumentFields fields)
    {
        var sectors = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in fields.Has("sectors") ? fields.Items("sectors") ?? [] : [])
        {
            fields.Checks.Mapping(node, f =>
            {
                sectors[f.Code() ?? ""] = Years(f, "years");
                return f;
            });
        }

        return new TermLimit(Years(fields, "years"), fields.Checks.Word(fields.Need("longer-with-justification"), ["yes", "no"]) == "yes", fields.SourceText() ?? "")
        {
            YearsOfSectors = sectors,
        };
    }

    private static ReopeningRule Reopening(DocumentFields fields) =>
        new(Years(fields, "first-within-years"), Years(fields, "then-every-years"), fields.SourceText() ?? "");

    private static int Years(DocumentFields fields, string name) => fields.Checks.Whole(fields.Need(name), 1, LongestTermYears, "years") ?? 0;

    private static RegimeTerms Standstill(DocumentFields fields, string code, string title) => new(
        code,
        title,
        fields.Checks.Whole(fields.Need("days"), 1, LongestStandstillDays, "days") ?? 0,
        fields.Checks.Choice<StandstillCounting>(fields.Need("counting")) ?? default,
        fields.Checks.Choice<StandstillForCallOffs>(fields.Need("for-call-offs")) ?? default,
        fields.SourceText() ?? "");
}
