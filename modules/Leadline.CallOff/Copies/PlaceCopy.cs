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

    /// <summary>Takes what a message says, unless something newer is known already.</summary>
    public void Follow(PlaceGranted told)
    {
        if (told.Version <= AccreditationVersion)
            return;
        Lines.Clear();
        Lines.AddRange(told.ServiceLines);
        (To, AccreditationVersion) = (told.To, told.Version);
    }

    public bool CoversOn(IEnumerable<string> lines, DateOnly day) =>
        (To is null || day <= To) && lines.All(line => Lines.Exists(l => l.Code == line && l.From <= day));
}
