using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Finds the procedure profile that a document names, and asks whether its law held when the procurement began.</summary>
internal static class RegimeReader
{
    internal static ProcedureProfile? Read(DocumentFields fields, ProcedureProfileCatalogue profiles, DateOnly? began)
    {
        var checks = fields.Checks;
        if (checks.Text(fields.Need("regime"), 30) is not { } code)
            return null;
        if (profiles.Find(code) is not { } profile)
        {
            checks.Refuse(fields.Value("regime"), FaultCodes.UnknownRegime,
                $"The regime {code.Quoted()} is not known. Known: {Wording.Listed(profiles.Codes)}.{checks.Suggestion(code, profiles.Codes)}");
            return null;
        }

        if (began is { } day && !profile.Begun.Covers(day))
        {
            var right = profiles.InForceOn(day).Select(p => p.Terms.Code).DefaultIfEmpty("none of those known");
            checks.Refuse(fields.Value("regime"), FaultCodes.RegimeNotInForce,
                $"A procurement that began on {day:O} does not stand under {profile.Terms.Title}, which holds for those begun {profile.Begun}. " +
                $"Right for that day: {string.Join(" or ", right)}.", profile.Begun.Source);
        }

        return profile;
    }
}
