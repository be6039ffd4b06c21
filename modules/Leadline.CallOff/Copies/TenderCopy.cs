using Leadline.Primitives;

namespace Leadline.CallOff.Copies;

/// <summary>That a supplier seeks a place on a lot, as Accreditation told, or sought one.</summary>
internal sealed class TenderCopy(Guid id, FrameworkId frameworkId, string lotNumber, OrganisationId supplier)
{
    public Guid Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Supplier { get; private init; } = supplier;

    public bool IsDecided { get; private set; }

    public void Decided() => IsDecided = true;
}
