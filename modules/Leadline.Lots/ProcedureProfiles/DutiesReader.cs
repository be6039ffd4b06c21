using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Primitives;

namespace Leadline.Lots.ProcedureProfiles;

/// <summary>Reads what a law demands of those who run a framework agreement or call off from it, and what it lets them do.</summary>
internal static class DutiesReader
{
    private const int LongestDays = 366;

    /// <summary>What was read.</summary>
    internal sealed record Duties(
        IReadOnlyList<NoticeDuty> Notices, JoiningRule? Joining, OtherLaw? HealthCare, IReadOnlyList<ModificationGround> Modifications, string? Refinement)
    {
        internal RegimeTerms On(RegimeTerms terms) => terms with
        {
            Notices = Notices, Joining = Joining, MainlyHealthCare = HealthCare, Modifications = Modifications, RefinementSource = Refinement,
        };
    }

    internal static Duties Read(DocumentFields fields) => new(
        All(fields, "notices", Notice),
        fields.Checks.Mapping(fields.Need("suppliers-join"), Joining),
        fields.Checks.Mapping(fields.Find("mainly-health-care"), HealthCare),
        All(fields, "modifications", Modification),
        ProfileReader.Rule(fields.Find("criteria-refinement"), fields.Checks));

    private static List<T> All<T>(DocumentFields fields, string name, Func<DocumentFields, T> read)
        where T : class => [.. (fields.Items(name) ?? []).Select(node => fields.Checks.Mapping(node, read)).OfType<T>()];

    private static NoticeDuty Notice(DocumentFields fields)
    {
        var checks = fields.Checks;
        return new NoticeDuty(
            checks.Choice<NoticeEvent>(fields.Need("event")) ?? default,
            checks.Text(fields.Need("notice"), Shapes.Title) ?? "",
            fields.Has("code") ? fields.Code() : null,
            checks.Word(fields.Need("of"), ["framework", "call-off"]) == "call-off",
            checks.Whole(fields.Find("within-days"), 1, LongestDays, "calendar days after the event"),
            checks.Amount(fields.Find("over")),
            fields.SourceText() ?? "");
    }

    private static JoiningRule Joining(DocumentFields fields) =>
        new(fields.Checks.Choice<SuppliersJoin>(fields.Need("how")) ?? default, fields.SourceText() ?? "");

    private static OtherLaw HealthCare(DocumentFields fields) => new(
        fields.Checks.Date(fields.Need("refused-from")) ?? default,
        fields.Checks.Text(fields.Need("law"), Shapes.Title) ?? "",
        fields.Checks.Text(fields.Need("instead"), Shapes.Summary, severalLines: true) ?? "",
        fields.SourceText() ?? "");

    private static ModificationGround Modification(DocumentFields fields) => new(
        fields.Code() ?? "",
        fields.TitleText() ?? "",
        fields.Checks.Whole(fields.Find("at-most-basis-points"), 1, BasisPoints.PerWhole, "basis points (1000 are 10%)") is { } most ? new BasisPoints(most) : null,
        fields.Checks.Word(fields.Need("notice-first"), ["yes", "no"]) == "yes",
        fields.SourceText() ?? "");
}
