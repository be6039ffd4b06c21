using Leadline.Lots.Contracts;

namespace Leadline.Lots.Frameworks;

/// <summary>Which lots, and which service lines of lots that stay, one document has and another has not.</summary>
/// <param name="Added">What the later one has beside: <c>lot 3</c>, <c>lot 1, service line BI</c>.</param>
/// <param name="Dropped">What it no longer has, named the same way.</param>
internal sealed record PartsTouched(IReadOnlyList<string> Added, IReadOnlyList<string> Dropped)
{
    internal static PartsTouched None { get; } = new([], []);

    internal static PartsTouched Between(FrameworkTerms before, FrameworkTerms after) => new(Missing(after, before), Missing(before, after));

    private static List<string> Missing(FrameworkTerms from, FrameworkTerms inOther)
    {
        List<string> missing = [];
        foreach (var lot in from.Lots)
        {
            if (inOther.Lots.FirstOrDefault(l => l.Number == lot.Number) is not { } same)
                missing.Add($"lot {lot.Number}");
            else
                missing.AddRange(lot.ServiceLines.ExceptBy(same.ServiceLines.Select(l => l.Code), l => l.Code).Select(l => $"lot {lot.Number}, service line {l.Code}"));
        }

        return missing;
    }
}
