using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the minimum specification of a service line: what each of its suppliers must deliver.</summary>
internal static class SpecificationReader
{
    private const string Name = "minimum-specification";
    private const int LongestText = 1_000;

    /// <summary>The items; none where the line states no specification.</summary>
    internal static IReadOnlyList<SpecificationItem> Read(DocumentFields line)
    {
        if (!line.Has(Name))
            return [];
        Dictionary<string, Place> taken = new(StringComparer.Ordinal);
        return [.. (line.Items(Name) ?? []).Select(node => line.Checks.Mapping(node, f => Item(f, taken))).OfType<SpecificationItem>()];
    }

    private static SpecificationItem Item(DocumentFields fields, Dictionary<string, Place> taken)
    {
        var checks = fields.Checks;
        var code = fields.FormCode();
        if (code is not null && !taken.TryAdd(code, fields.Value("code")))
            checks.Refuse(fields.Value("code"), FaultCodes.DuplicateItem,
                $"The code {code.Quoted()} is taken by the item on line {taken[code].Line}. Each has a code of its own.");
        var text = checks.Text(fields.Need("text"), LongestText, severalLines: true);
        return new SpecificationItem { Code = code ?? "", Text = text ?? "" };
    }
}
