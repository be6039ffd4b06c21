using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the minimum specification of a service line: what each of its suppliers must deliver.</summary>
internal static class SpecificationReader
{
    private const string Name = "minimum-specification";
    private const int LongestText = 1_000;

    /// <summary>The items with the version that they are, which is null where a bare list stands; no items where the line states no specification.</summary>
    internal static (IReadOnlyList<SpecificationItem> Items, string? Version) Read(DocumentFields line)
    {
        if (line.Find(Name) is not MappingNode versioned)
            return (line.Has(Name) ? Items(line, Name) : [], null);
        (IReadOnlyList<SpecificationItem>, string?) read = ([], null);
        line.Checks.Mapping(versioned, f =>
        {
            var version = f.Checks.Shaped(f.Need("version"), IsVersion, "A version is 1 to 20 letters, digits, dots and hyphens, such as 1.2 or 2015-04.");
            read = (Items(f, "items"), version);
            return f;
        });
        return read;
    }

    private static IReadOnlyList<SpecificationItem> Items(DocumentFields fields, string name)
    {
        Dictionary<string, Place> taken = new(StringComparer.Ordinal);
        return [.. (fields.Items(name) ?? []).Select(node => fields.Checks.Mapping(node, f => Item(f, taken))).OfType<SpecificationItem>()];
    }

    private static bool IsVersion(string text) => text.Length <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

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
