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
        var buyers = fields.Distinct("buyers", node => checks.Word(node, BuyerKinds.All));
        var charge = checks.Mapping(fields.Need("charge"), ChargeReader.Read);
        var lots = LotsReader.Read(fields);

        began = start ?? default;
        justification = term?.Justification;
        return new FrameworkTerms(reference ?? "", title ?? "", authority, profile?.Terms!, term?.Dates!, buyers, charge!, lots);
    }
}
