using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads where a framework agreement may be used, and which of its regions a lot is for.</summary>
internal static class RegionsReader
{
    internal static IReadOnlyList<RegionTerms> Read(DocumentFields fields)
    {
        Dictionary<string, Place> taken = new(StringComparer.Ordinal);
        return fields.Has("regions") ? [.. (fields.Items("regions") ?? []).Select(node => fields.Checks.Mapping(node, Region)).OfType<RegionTerms>()] : [];

        RegionTerms Region(DocumentFields region)
        {
            var code = region.Code();
            if (code is not null && !taken.TryAdd(code, region.Value("code")))
                fields.Checks.Refuse(region.Value("code"), FaultCodes.DuplicateRegion,
                    $"The code {code.Quoted()} is taken by the region on line {taken[code].Line}. Each has a code of its own.");
            return new RegionTerms(code ?? "", region.TitleText() ?? "");
        }
    }

    internal static IReadOnlyList<string> OfLot(DocumentFields lot, IReadOnlyList<RegionTerms> known)
    {
        var codes = known.Select(r => r.Code).ToList();
        return lot.Has("regions") ? lot.Distinct("regions", Known) : [];

        string? Known(DocumentNode node)
        {
            if (lot.Checks.Code(node) is not { } code || codes.Contains(code))
                return (node as ScalarNode)?.Text;
            lot.Checks.Refuse(node.Place, FaultCodes.UnknownRegion,
                $"The framework agreement has no region {code.Quoted()}. Known: {(codes.Count == 0 ? "none" : Wording.Listed(codes))}.{lot.Checks.Suggestion(code, codes)}");
            return null;
        }
    }
}
