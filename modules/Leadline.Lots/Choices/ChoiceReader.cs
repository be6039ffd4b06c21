using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.Choices;

/// <summary>Reads the choices with the same checks as a framework agreement; each kind must be told of, once.</summary>
internal static class ChoiceReader
{
    private const int LongestStep = 500, LongestDuration = 1_000;

    internal static ChoiceCatalogue Read(DocumentFields fields)
    {
        var checks = fields.Checks;
        checks.Whole(fields.Need("format"), 1, 1, "as the number of the document's format");
        var order = checks.Text(fields.Need("order"), Shapes.Summary, severalLines: true);
        var health = checks.Mapping(fields.Need("health-care"), f => new HealthCareRule(checks.Date(f.Need("from")) ?? default, Text(f, "text"), f.SourceText() ?? ""));
        var help = checks.Mapping(fields.Need("help"), f => new HelpTerms(checks.Whole(f.Need("working-days"), 1, 100, "working days") ?? 0, f.SourceText() ?? ""));
        return new ChoiceCatalogue(order ?? "", health!, help!, Texts(fields));
    }

    private static List<ChoiceText> Texts(DocumentFields fields)
    {
        Dictionary<ChoiceKind, Place> told = [];
        List<ChoiceText> texts = [];
        foreach (var node in fields.Items("choices") ?? [])
        {
            if (fields.Checks.Mapping(node, f => Choice(f, told)) is { } text)
                texts.Add(text);
        }

        var missing = Enum.GetValues<ChoiceKind>().Where(k => !told.ContainsKey(k)).Select(k => k.ToString().InDocuments()).ToList();
        if (missing.Count > 0)
            fields.Checks.Refuse(fields.Key("choices"), FaultCodes.TooFew, $"Every choice is told of, so that none is kept from a buyer. Missing: {Wording.Listed(missing)}.");
        return texts;
    }

    private static ChoiceText Choice(DocumentFields fields, Dictionary<ChoiceKind, Place> told)
    {
        var checks = fields.Checks;
        var kind = checks.Choice<ChoiceKind>(fields.Need("kind"));
        if (kind is { } known && !told.TryAdd(known, fields.Value("kind")))
            checks.Refuse(fields.Value("kind"), FaultCodes.DuplicateValue, $"This choice is told of on line {told[known].Line} already.");
        return new ChoiceText(
            kind ?? default, fields.TitleText() ?? "", fields.SummaryText() ?? "", fields.Distinct("steps", node => checks.Text(node, LongestStep)),
            checks.Mapping(fields.Need("duration"), Duration)!, Text(fields, "cost"), Text(fields, "support"));
    }

    private static ChoiceDuration Duration(DocumentFields fields)
    {
        var least = fields.Checks.Whole(fields.Need("least"), 1, LongestDuration, "of the unit");
        var most = fields.Checks.Whole(fields.Need("most"), 1, LongestDuration, "of the unit");
        if (least > most)
            fields.Checks.Refuse(fields.Value("most"), FaultCodes.OutOfRange, $"The longest duration, {most}, is shorter than the least, {least}.");
        return new ChoiceDuration(least ?? 0, most ?? 0, fields.Checks.Choice<DurationUnit>(fields.Need("unit")) ?? default, fields.SourceText() ?? "");
    }

    private static string Text(DocumentFields fields, string name) =>
        fields.Checks.Text(fields.Need(name), Shapes.Summary, severalLines: true) ?? "";
}
