using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads what a question of choice lets people choose from.</summary>
internal static class ChoicesReader
{
    private const int Fewest = 2;

    internal static IReadOnlyList<Choice> Read(DocumentFields question)
    {
        var checks = question.Checks;
        var items = question.Items("choices");
        if (items is { Count: < Fewest })
            checks.Refuse(question.Key("choices"), FaultCodes.TooFew,
                "There is nothing to choose where there is one choice. State at least two, or ask for yes or no.");

        Dictionary<string, Place> taken = new(StringComparer.Ordinal);
        return [.. (items ?? []).Select(node => checks.Mapping(node, f => One(f, taken))).OfType<Choice>()];
    }

    private static Choice One(DocumentFields fields, Dictionary<string, Place> taken)
    {
        var code = fields.FormCode();
        if (code is not null && !taken.TryAdd(code, fields.Value("code")))
            fields.Checks.Refuse(fields.Value("code"), FaultCodes.DuplicateChoice,
                $"The code {code.Quoted()} is taken by the choice on line {taken[code].Line}. Each has a code of its own.");
        return new Choice { Code = code ?? "", Title = fields.TitleText() ?? "" };
    }
}
