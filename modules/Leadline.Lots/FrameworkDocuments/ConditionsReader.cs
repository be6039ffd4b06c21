using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the terms of call-offs, of the framework agreement and of its lots; no code is used twice in the document.</summary>
internal sealed class ConditionsReader
{
    private const string Name = "terms-and-conditions";
    private const int LongestText = 10_000, FewestOptions = 2;

    private readonly Dictionary<string, Place> _taken = new(StringComparer.Ordinal);

    internal IReadOnlyList<ConditionTerms> Read(DocumentFields fields) =>
        fields.Has(Name) ? [.. (fields.Items(Name) ?? []).Select(node => fields.Checks.Mapping(node, Condition)).OfType<ConditionTerms>()] : [];

    private ConditionTerms Condition(DocumentFields fields)
    {
        var code = fields.Code();
        if (code is not null && !_taken.TryAdd(code, fields.Value("code")))
            fields.Checks.Refuse(fields.Value("code"), FaultCodes.DuplicateCondition,
                $"The code {code.Quoted()} is taken by the term on line {_taken[code].Line}. Each has a code of its own.");
        return new ConditionTerms(
            code ?? "", fields.TitleText() ?? "", fields.Checks.Text(fields.Need("text"), LongestText, severalLines: true) ?? "", Options(fields));
    }

    private static List<ConditionOption> Options(DocumentFields condition)
    {
        if (!condition.Has("options"))
            return [];
        var checks = condition.Checks;
        var items = condition.Items("options");
        if (items is { Count: < FewestOptions })
            checks.Refuse(condition.Key("options"), FaultCodes.TooFew, "There is nothing to choose where there is one option. State at least two, or none.");
        Dictionary<string, Place> taken = new(StringComparer.Ordinal);
        return [.. (items ?? []).Select(node => checks.Mapping(node, Option)).OfType<ConditionOption>()];

        ConditionOption Option(DocumentFields option)
        {
            var code = option.Code();
            if (code is not null && !taken.TryAdd(code, option.Value("code")))
                checks.Refuse(option.Value("code"), FaultCodes.DuplicateOption,
                    $"The code {code.Quoted()} is taken by the option on line {taken[code].Line}. Each has a code of its own.");
            return new ConditionOption(code ?? "", checks.Text(option.Need("text"), Shapes.Summary, severalLines: true) ?? "");
        }
    }
}
