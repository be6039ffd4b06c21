using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads one lot after the other, and remembers what may not stand twice.</summary>
internal sealed class LotReader(LotsReader.Surroundings around, ServiceLineCatalogue catalogue, IReadOnlyList<CriterionTerms>? shared)
{
    private const int MostPlaces = 10_000;

    private readonly Dictionary<string, Place> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ServicesReader _services = new(catalogue);
    private readonly Dictionary<string, TierTerms> _tiers = new(StringComparer.Ordinal);

    /// <summary>Which lot is a part of which.</summary>
    internal LotParts Parts { get; } = new();

    internal LotTerms Read(DocumentFields fields)
    {
        var number = Number(fields);
        var title = fields.TitleText();
        var (most, warn) = Places(fields);
        var services = _services.Read(fields, out var lines);
        var routes = RoutesReader.Read(fields, around.Profile, out var bounds);
        var criteria = shared is not null && !fields.Has("criteria") ? shared : CriteriaReader.Read(fields);
        var term = fields.Checks.Mapping(fields.Find("term"), f => TermReader.Read(f, around.Profile, around.Began));
        var partOf = fields.Has("part-of") ? fields.LotNumber("part-of") : null;
        Parts.Add(number, partOf, fields.Value("part-of"));
        return new LotTerms(number ?? "", title ?? "", most, warn, lines, routes, criteria)
        {
            Term = term?.Dates,
            Extensions = term?.Extensions ?? [],
            Ceiling = CeilingReader.Read(fields, around.Ceiling),
            Tier = fields.Checks.Mapping(fields.Find("tier"), Tier),
            PartOf = partOf,
            Services = services,
            Regions = RegionsReader.OfLot(fields, around.Regions),
            ScopeExclusions = ExclusionsReader.Read(fields),
            Conditions = around.Conditions.Read(fields),
            Bounds = bounds,
        };
    }

    private string? Number(DocumentFields fields)
    {
        var number = fields.LotNumber("number");
        if (number is not null && !_numbers.TryAdd(number, fields.Value("number")))
            fields.Checks.Refuse(fields.Value("number"), FaultCodes.DuplicateLotNumber,
                $"The lot number {number.Quoted()} is taken by the lot on line {_numbers[number].Line}. Each lot has a number of its own.");
        return number;
    }

    // Lots of one tier say the same of it: a reader who compares them must not find two meanings.
    private TierTerms Tier(DocumentFields fields)
    {
        var code = fields.Code();
        var tier = new TierTerms(code ?? "", fields.TitleText() ?? "", fields.Checks.Word(fields.Need("offers-all-lines"), ["yes", "no"]) == "yes");
        if (code is not null && !_tiers.TryAdd(code, tier) && _tiers[code] != tier)
            fields.Checks.Refuse(fields.Value("code"), FaultCodes.TierDiffers,
                $"An earlier lot says otherwise of the tier {code.Quoted()}: its title is {_tiers[code].Title.Quoted()}, and its suppliers " +
                $"{(_tiers[code].OffersAllLines ? "offer all service lines" : "need not offer all service lines")}. Say the same, or use a code of its own.");
        return tier;
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
