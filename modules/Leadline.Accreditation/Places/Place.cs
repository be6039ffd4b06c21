using Leadline.Accreditation.Contracts;
using Leadline.Primitives;

namespace Leadline.Accreditation.Places;

/// <summary>A service line that a place is accredited for, from a day on.</summary>
internal sealed record PlaceLine(string Code, DateOnly From);

/// <summary>A supplier's standing on one lot of a framework agreement, and the service lines it may sell there.</summary>
internal sealed class Place(PlaceId id, FrameworkId frameworkId, string lotNumber, OrganisationId supplier, DateOnly from)
{
    public PlaceId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Supplier { get; private init; } = supplier;

    public DateOnly From { get; private init; } = from;

    public List<PlaceLine> Lines { get; private init; } = [];

    /// <summary>The version told to other modules.</summary>
    public long FactsVersion { get; private set; }

    /// <summary>Adds lines to the place; those it has already keep their day.</summary>
    public PlaceGranted Accredit(IReadOnlyList<string> lines, DateOnly from)
    {
        Lines.AddRange(lines.Except(Lines.Select(l => l.Code), StringComparer.Ordinal).Select(code => new PlaceLine(code, from)));
        FactsVersion++;
        return new PlaceGranted(Id, FrameworkId, LotNumber, Supplier, [.. Lines.Select(l => new AccreditedLine(l.Code, l.From))], FactsVersion);
    }

    /// <summary>The lines of these for which the place is not accredited on a day.</summary>
    public IReadOnlyList<string> Lacks(IEnumerable<string> lines, DateOnly day) =>
        [.. lines.Where(line => !Lines.Exists(l => l.Code == line && l.From <= day))];
}
