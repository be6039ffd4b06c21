using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads what can't be bought: each exclusion with who says so.</summary>
internal static class ExclusionsReader
{
    private const string Name = "scope-exclusions";

    internal static IReadOnlyList<string> Read(DocumentFields fields) =>
        fields.Has(Name) ? [.. (fields.Items(Name) ?? []).Select(node => Exclusion(node, fields.Checks)).OfType<string>()] : [];

    private static string? Exclusion(DocumentNode node, DocumentChecks checks)
    {
        string? text = null;
        checks.Mapping(node, f =>
        {
            text = checks.Text(f.Need("text"), Shapes.Summary, severalLines: true);
            f.SourceText();
            return f;
        });
        return text;
    }
}
