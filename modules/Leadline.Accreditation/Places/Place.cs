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

    /// <summary>Its last day; null while it holds.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The place of a predecessor that this one carries on.</summary>
    public PlaceId? Continues { get; private init; }

    public List<PlaceLine> Lines { get; private init; } = [];

    /// <summary>The terms that its supplier is bound by, each by the first version of the framework agreement that has them.</summary>
    public List<int> BoundBy { get; private init; } = [];

    /// <summary>The version told to other modules.</summary>
    public long FactsVersion { get; private set; }

    /// <summary>Adds lines to the place; those it has already keep their day. A place that came to nothing is held again.</summary>
    public PlaceGranted Accredit(IReadOnlyList<string> lines, DateOnly from)
    {
        if (Lines.Count == 0)
            To = null;
        Lines.AddRange(lines.Except(Lines.Select(l => l.Code), StringComparer.Ordinal).Select(code => new PlaceLine(code, from)));
        return Granted();
    }

    /// <summary>A place for the successor of a supplier, without lines as yet.</summary>
    public static Place Continuing(Place predecessor, OrganisationId successor, DateOnly from) =>
        new(PlaceId.New(), predecessor.FrameworkId, predecessor.LotNumber, successor, from) { Continues = predecessor.Id, BoundBy = [.. predecessor.BoundBy] };

    /// <summary>Binds the supplier to more terms; null where it is bound by all of them already.</summary>
    public PlaceGranted? Bind(IReadOnlyList<int> terms)
    {
        var more = terms.Except(BoundBy).ToList();
        if (more.Count == 0)
            return null;
        BoundBy.AddRange(more);
        return Granted();
    }

    /// <summary>Whether the supplier is bound by terms, and so may take a call-off that stands on them.</summary>
    public bool IsBoundBy(int terms) => BoundBy.Contains(terms);

    /// <summary>Ends the place the day before its successor's begins. Its lines keep their days.</summary>
    public PlaceGranted EndBefore(DateOnly day)
    {
        To = day.AddDays(-1);
        return Granted();
    }

    /// <summary>The tender of which it came is withdrawn by the authority: nothing comes of it, for none of its lines.</summary>
    public PlaceGranted ComeToNothing(DateOnly day)
    {
        Lines.Clear();
        return EndBefore(day);
    }

    /// <summary>The lines of these for which the place is not accredited on a day.</summary>
    public IReadOnlyList<string> Lacks(IEnumerable<string> lines, DateOnly day) =>
        [.. lines.Where(line => day > To || !Lines.Exists(l => l.Code == line && l.From <= day))];

    private PlaceGranted Granted()
    {
        FactsVersion++;
        return new PlaceGranted(
            Id, FrameworkId, LotNumber, Supplier, [.. Lines.Select(l => new AccreditedLine(l.Code, l.From))], FactsVersion, To, Continues)
        {
            BoundBy = [.. BoundBy],
        };
    }
}
