using Leadline.Accreditation.Contracts;
using Leadline.Primitives;

namespace Leadline.CallOff.Copies;

/// <summary>Which service lines a supplier may sell on a lot, as Accreditation told.</summary>
internal sealed class PlaceCopy(PlaceId id, FrameworkId frameworkId, string lotNumber, OrganisationId supplier)
{
    public PlaceId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Supplier { get; private init; } = supplier;

    public long AccreditationVersion { get; private set; }

    /// <summary>Its last day, where a successor of the supplier carries it on.</summary>
    public DateOnly? To { get; private set; }

    public List<AccreditedLine> Lines { get; private init; } = [];

    /// <summary>The terms that its supplier is bound by, each by the first version of the framework agreement that has them.</summary>
    public List<int> BoundBy { get; private init; } = [];

    /// <summary>Takes what a message says, unless something newer is known already.</summary>
    public void Follow(PlaceGranted told)
    {
        if (told.Version <= AccreditationVersion)
            return;
        Lines.Clear();
        Lines.AddRange(told.ServiceLines);
        BoundBy.Clear();
        BoundBy.AddRange(told.BoundBy);
        (To, AccreditationVersion) = (told.To, told.Version);
    }

    /// <summary>Whether the supplier may sell these lines on a day in a call-off that stands on these terms.</summary>
    public bool CoversOn(IEnumerable<string> lines, DateOnly day, int? terms) =>
        (To is null || day <= To) && terms is { } bound && BoundBy.Contains(bound) && lines.All(line => Lines.Exists(l => l.Code == line && l.From <= day));
}
