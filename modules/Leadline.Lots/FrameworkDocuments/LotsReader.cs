using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the lots, with the catalogue of service lines and the award criteria that they share.</summary>
internal static class LotsReader
{
    private const int MostPlaces = 10_000;

    internal static IReadOnlyList<LotTerms> Read(DocumentFields fields)
    {
        var catalogue = ServiceLineCatalogue.Read(fields);
        var shared = fields.Has("criteria") ? CriteriaReader.Read(fields) : null;
        var numbers = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        var lots = (fields.Items("lots", FaultCodes.NoLot) ?? [])
            .Select(node => fields.Checks.Mapping(node, f => Lot(f, catalogue, shared, numbers))!)
            .ToList();
        catalogue.RefuseUnused();
        return lots;
    }

    private static LotTerms Lot(
        DocumentFields fields, ServiceLineCatalogue catalogue, IReadOnlyList<CriterionTerms>? shared, Dictionary<string, Place> numbers)
    {
        var number = fields.LotNumber();
        if (number is not null && !numbers.TryAdd(number, fields.Value("number")))
            fields.Checks.Refuse(fields.Value("number"), FaultCodes.DuplicateLotNumber,
                $"The lot number {number.Quoted()} is taken by the lot on line {numbers[number].Line}. Each lot has a number of its own.");
        var title = fields.TitleText();
        var (most, warn) = Places(fields);
        var lines = catalogue.Chosen(fields);
        var routes = fields.Choices<CallOffRoute>("routes");
        var criteria = shared is not null && !fields.Has("criteria") ? shared : CriteriaReader.Read(fields);
        return new LotTerms(number ?? "", title ?? "", most, warn, lines, routes, criteria);
    }

    private static (int? Most, int? Warn) Places(DocumentFields lot)
    {
        (int? Most, int? Warn) places = (null, null);
        lot.Checks.Mapping(lot.Find("places"), fields =>
        {
            places = (Count("at-most"), Count("warn-below"));
            if (places.Warn > places.Most)
                fields.Checks.Refuse(fields.Value("warn-below"), FaultCodes.PlacesOrder,
                    $"A warning below {places.Warn} places would never end where at most {places.Most} are given. Use at most {places.Most}.");
            return fields;

            int? Count(string name) => fields.Checks.Whole(fields.Find(name), 1, MostPlaces, "places");
        });
        return places;
    }
}
