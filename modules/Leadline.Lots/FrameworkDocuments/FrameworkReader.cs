using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the fields of a framework agreement. What it returns holds only where the checks found no fault.</summary>
internal static class FrameworkReader
{
    /// <summary>The only format there is; a document of a later one is refused rather than half understood.</summary>
    private const int Format = 1;

    internal static FrameworkTerms Read(
        DocumentFields fields, ProcedureProfileCatalogue profiles, out DateOnly began, out string? justification)
    {
        var checks = fields.Checks;
        checks.Whole(fields.Need("format"), Format, Format, "as the number of the document's format");
        var reference = fields.Reference();
        var title = fields.TitleText();
        var authority = fields.Authority();
        var start = checks.Date(fields.Need("procurement-began"));
        var profile = RegimeReader.Read(fields, profiles, start);
        var term = checks.Mapping(fields.Need("term"), f => TermReader.Read(f, profile, start));
        var buyers = BuyersReader.Read(fields);
        var charge = checks.Mapping(fields.Need("charge"), ChargeReader.Read);
        var ceiling = CeilingReader.Read(fields);
        var regions = RegionsReader.Read(fields);
        var conditions = new ConditionsReader();
        var shared = conditions.Read(fields);
        var lots = LotsReader.Read(fields, new LotsReader.Surroundings(profile, start, ceiling, regions, conditions));

        began = start ?? default;
        justification = term?.Justification;
        return new FrameworkTerms(
            reference ?? "", title ?? "", authority, profile?.Terms!, term?.Dates!, [.. buyers.SelectMany(b => b.Kinds).Distinct()], charge!, lots)
        {
            Extensions = term?.Extensions ?? [],
            Ceiling = ceiling,
            Regions = regions,
            BuyerGroups = buyers,
            ScopeExclusions = ExclusionsReader.Read(fields),
            CommercialModels = fields.Has("commercial-models") ? fields.Choices<CommercialModel>("commercial-models") : [],
            Conditions = shared,
            ManagementInformation = checks.Mapping(fields.Find("management-information"), ReturnReader.Read),
            Timetable = TimetableReader.Read(fields, start, term?.Dates),
            Reopenings = ReopeningsReader.Read(fields, profile, term?.Dates),
        };
    }
}
