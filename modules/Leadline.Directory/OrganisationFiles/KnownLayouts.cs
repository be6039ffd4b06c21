using Leadline.Primitives;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>The layouts that an import recognises by their header.</summary>
internal static class KnownLayouts
{
    private const string Ccg = "ccg";
    private const string Company = "company";
    private const string PublicBody = "other-public-body";

    internal static IReadOnlyList<FileLayout> All { get; } =
    [
        new("ccgs", ["ods_code", "ons_code", "name", "open_date", "close_date", "successor_icb_ods_code", "successor_icb_name",
            "current_nhs_region_code", "current_nhs_region"])
        {
            Opening = "open_date", Closing = "close_date", Successor = "successor_icb_ods_code",
            KindOf = _ => Ccg,
        },
        new("ods-commissioners", ["ods_code", "name", "nhs_region_code", "icb_ods_code", "postcode", "open_date", "close_date", "kind"])
        {
            Opening = "open_date", Closing = "close_date", Successor = "icb_ods_code", Kind = "kind",
            IsFollowed = kind => kind == Ccg, // of other bodies the column tells in which board's area they lie
            KindOf = OfCommissioner, Kinds = ["ccg", "commissioning-hub", "other", "sub-icb-location"],
        },
        new("nhs-trusts", ["ods_code", "name", "nhs_region_code", "icb_ods_code", "postcode", "open_date", "close_date"])
        {
            Opening = "open_date", Closing = "close_date", // icb_ods_code is the area a trust lies in, not who follows it
            KindOf = _ => "trust",
        },
        new("icbs", ["ods_code", "ons_code", "name", "nhs_region_code", "nhs_region"])
        {
            FirstDay = new DateOnly(2022, 7, 1), // Health and Care Act 2022, section 19, in force on this day for all 42
            KindOf = _ => "icb",
        },
        new("commissioning-support-units", ["ods_code", "name", "town", "postcode", "ods_primary_role"])
        {
            // The day commissioning support units began, with the groups they serve. The source has no dates: units made later by merger
            // (0CX, 0DE, 0DF, 0DJ) and the company 0DG bear this day too, though their own codes are younger.
            FirstDay = new DateOnly(2013, 4, 1),
            KindOf = OfSupportUnit,
        },
        new("organisations", ["reference", "name", "kind", "open_from", "open_to", "successor"])
        {
            Reference = "reference", NamesScheme = true, Kind = "kind",
            Opening = "open_from", Closing = "open_to", Successor = "successor",
            KindOf = kind => OrganisationKinds.All.ContainsKey(kind) ? kind : null,
            Kinds = OrganisationKinds.All.Keys.Order(StringComparer.Ordinal),
        },
    ];

    /// <summary>
    /// A sub-ICB location bears the code of a clinical commissioning group and its opening date: it is the group's entry in the register,
    /// renamed when the boards came. It stays a group here, so that this file and that of 2015 agree, whichever comes first.
    /// </summary>
    private static string? OfCommissioner(string kind) => kind switch
    {
        "ccg" or "sub-icb-location" => Ccg,
        "commissioning-hub" or "other" => PublicBody,
        _ => null,
    };

    /// <summary>
    /// The register gives a company that supports commissioners the same role (RO213) as the units of the NHS. Its name tells: that of a
    /// private limited company must end with "limited" or "ltd", of a public one with "public limited company" or "plc", and of no other.
    /// Source: Companies Act 2006, sections 58, 59 and 65.
    /// </summary>
    private static string OfSupportUnit(string name) =>
        Array.Exists([" limited", " ltd", " ltd.", " plc", " public limited company"], end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            ? Company
            : "csu";
}
