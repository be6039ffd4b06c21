using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Which lot is a part of which: each of another that there is, and none of itself, however many lots lie between.</summary>
internal sealed class LotParts
{
    private readonly List<(string Number, string? PartOf, Place Place)> _lots = [];

    internal void Add(string? number, string? partOf, Place place)
    {
        if (number is not null)
            _lots.Add((number, partOf, place));
    }

    internal void RefuseUnknownAndCycles(DocumentChecks checks)
    {
        var numbers = _lots.Select(l => l.Number).ToList();
        var above = _lots.Where(l => l.PartOf is not null).DistinctBy(l => l.Number, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(l => l.Number, l => l.PartOf!, StringComparer.OrdinalIgnoreCase);
        foreach (var (number, partOf, place) in _lots.Where(l => l.PartOf is not null))
        {
            if (!numbers.Contains(partOf, StringComparer.OrdinalIgnoreCase))
                checks.Refuse(place, FaultCodes.UnknownLot,
                    $"There is no lot {partOf!.Quoted()} to be a part of. Known: {Wording.Listed(numbers)}.{checks.Suggestion(partOf!, numbers)}");
            else if (Way(number, above) is { } way)
                checks.Refuse(place, FaultCodes.LotCycle,
                    $"The lot {number.Quoted()} would be a part of itself: {string.Join(" in ", way)}. One of these must stand by itself.");
        }
    }

    /// <summary>The way from a lot back to itself, or null where it ends.</summary>
    private static List<string>? Way(string number, Dictionary<string, string> above)
    {
        List<string> way = [number];
        while (above.TryGetValue(way[^1], out var next))
        {
            way.Add(next);
            if (next.Equals(number, StringComparison.OrdinalIgnoreCase))
                return way;
            if (way.Count > above.Count + 1)
                return null; // a circle further on, which its own lots report
        }

        return null;
    }
}
