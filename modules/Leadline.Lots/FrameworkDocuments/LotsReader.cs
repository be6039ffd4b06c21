using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;
using Leadline.Primitives;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the lots, with the catalogue of service lines and the award criteria that they share.</summary>
internal static class LotsReader
{
    /// <summary>What of the framework agreement its lots are held against.</summary>
    internal sealed record Surroundings(
        ProcedureProfile? Profile, DateOnly? Began, Money? Ceiling, IReadOnlyList<RegionTerms> Regions, ConditionsReader Conditions);

    internal static IReadOnlyList<LotTerms> Read(DocumentFields fields, Surroundings around)
    {
        var catalogue = ServiceLineCatalogue.Read(fields);
        var shared = fields.Has("criteria") ? CriteriaReader.Read(fields) : null;
        var reader = new LotReader(around, catalogue, shared);
        var lots = (fields.Items("lots", FaultCodes.NoLot) ?? [])
            .Select(node => fields.Checks.Mapping(node, reader.Read)!)
            .ToList();
        reader.Parts.RefuseUnknownAndCycles(fields.Checks);
        catalogue.RefuseUnused();
        return lots;
    }
}
