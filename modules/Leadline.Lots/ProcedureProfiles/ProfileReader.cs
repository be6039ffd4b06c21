using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.ProcedureProfiles;

/// <summary>Reads a procedure profile with the same checks as a framework agreement.</summary>
internal static class ProfileReader
{
    private const int LongestTermYears = 50, LongestStandstillDays = 60;

    /// <summary>The profile, or null with its faults in the checks.</summary>
    internal static ProcedureProfile? Read(ReadOnlyMemory<byte> bytes, DocumentChecks checks)
    {
        var profile = DocumentBytes.Text(bytes.Span, checks) is { } text ? checks.Mapping(DocumentTree.Of(text, checks), Profile) : null;
        return checks.Good ? profile : null;
    }

    private static ProcedureProfile Profile(DocumentFields fields)
    {
        var checks = fields.Checks;
        checks.Whole(fields.Need("format"), 1, 1, "as the number of the profile's format");
        var code = fields.Code();
        var title = fields.TitleText();
        var begun = checks.Mapping(fields.Need("procurements-begun"), Begun);
        var limit = checks.Mapping(fields.Find("term-limit"), Limit);
        var terms = checks.Mapping(fields.Need("standstill"), f => Standstill(f, code ?? "", title ?? ""));
        return new ProcedureProfile(terms!, begun!, limit);
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

    private static TermLimit Limit(DocumentFields fields) => new(
        fields.Checks.Whole(fields.Need("years"), 1, LongestTermYears, "years") ?? 0,
        fields.Checks.Word(fields.Need("longer-with-justification"), ["yes", "no"]) == "yes",
        fields.SourceText() ?? "");

    private static RegimeTerms Standstill(DocumentFields fields, string code, string title) => new(
        code,
        title,
        fields.Checks.Whole(fields.Need("days"), 1, LongestStandstillDays, "days") ?? 0,
        fields.Checks.Choice<StandstillCounting>(fields.Need("counting")) ?? default,
        fields.Checks.Choice<StandstillForCallOffs>(fields.Need("for-call-offs")) ?? default,
        fields.SourceText() ?? "");
}
