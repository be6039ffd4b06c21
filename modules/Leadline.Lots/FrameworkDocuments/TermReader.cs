using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the term and holds it against the regime's limit.</summary>
internal static class TermReader
{
    internal sealed record Term(TermDates Dates, string? Justification);

    internal static Term Read(DocumentFields fields, ProcedureProfile? profile, DateOnly? began)
    {
        var checks = fields.Checks;
        var from = checks.Date(fields.Need("from"));
        var to = checks.Date(fields.Need("to"));
        var justification = checks.Text(fields.Find("justification"), Shapes.Summary, severalLines: true);

        if (began > from)
            checks.Refuse(fields.Value("from"), FaultCodes.DatesOrder,
                $"The term starts on {from:O}, before its procurement began on {began:O}.");
        if (from > to)
            checks.Refuse(fields.Value("to"), FaultCodes.DatesOrder, $"The term ends on {to:O}, before it starts on {from:O}.");
        else if (profile?.Limit is { } limit && from is { } first && to is { } last)
            HoldAgainst(limit, first, last, fields);
        return new Term(new TermDates(from ?? default, to ?? default), justification);
    }

    private static void HoldAgainst(TermLimit limit, DateOnly from, DateOnly to, DocumentFields fields)
    {
        var latest = limit.LastDay(from);
        if (to <= latest || (limit.LongerWithJustification && fields.Has("justification")))
            return;
        var otherwise = limit.LongerWithJustification ? ", or state in 'justification' the exceptional reason for a longer term" : "";
        fields.Checks.Refuse(fields.Value("to"), FaultCodes.TermOverLimit,
            $"The term may not exceed {limit.Years} years: starting on {from:O} it may last until {latest:O}, " +
            $"but {to:O} was found. End it by then{otherwise}.",
            limit.Source);
    }
}
