using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the planned days of the framework agreement's own procurement: in the order of its steps, and before its term.</summary>
internal static class TimetableReader
{
    internal static IReadOnlyList<PlannedDay> Read(DocumentFields fields, DateOnly? began, TermDates? term)
    {
        List<PlannedDay> days = [];
        fields.Checks.Mapping(fields.Find("timetable"), timetable =>
        {
            foreach (var step in Enum.GetValues<ProcurementStep>())
                Add(timetable, step, days);
            HoldAgainst(timetable, days, began, term);
            return timetable;
        });
        return days;
    }

    private static void Add(DocumentFields fields, ProcurementStep step, List<PlannedDay> days)
    {
        var name = step.ToString().InDocuments();
        if (fields.Checks.Date(fields.Find(name)) is not { } day)
            return;
        if (days.Count > 0 && day < days[^1].Day)
            fields.Checks.Refuse(fields.Value(name), FaultCodes.DatesOrder,
                $"'{name}' is planned for {day:O}, before '{days[^1].Step.ToString().InDocuments()}' on {days[^1].Day:O}.");
        days.Add(new PlannedDay(step, day));
    }

    // What comes before the notice may be older than the procurement, which the notice begins.
    private static void HoldAgainst(DocumentFields fields, List<PlannedDay> days, DateOnly? began, TermDates? term)
    {
        if (days.Find(d => d.Step >= ProcurementStep.TenderNotice) is { } first && first.Day < began)
            fields.Checks.Refuse(fields.Value(first.Step.ToString().InDocuments()), FaultCodes.DatesOrder,
                $"'{first.Step.ToString().InDocuments()}' is planned for {first.Day:O}, before the procurement began on {began:O}.");
        if (days.Find(d => d.Step == ProcurementStep.Live) is { } live && term is not null && live.Day > term.To)
            fields.Checks.Refuse(fields.Value("live"), FaultCodes.DatesOrder, $"'live' is planned for {live.Day:O}, after the term ends on {term.To:O}.");
    }
}
