using Leadline.Sdk;

namespace Ashmere.BusinessIntelligence;

/// <summary>How each item of the minimum specification is met. An item that is not here is not met: a later version of the framework may bring one.</summary>
internal static class SpecificationMet
{
    internal static IReadOnlyList<SpecificationStatement> Of(IReadOnlyList<SpecificationItem> items) =>
        items.Select(i => (i.Code, How: How(i.Code))).Where(i => i.How is not null)
            .Select(i => new SpecificationStatement { Item = i.Code, HowMet = i.How! }).ToList();

    private static string? How(string item) => item switch
    {
        "linked" => "Feeds of all five kinds of care are linked under one pseudonym for each patient; the share that could not be linked is on the first page.",
        "drill-down" => "Each figure opens from system to place, neighbourhood and practice, down to where the user's rights end.",
        "method-open" => "Each score comes with its variables, weights, and its calibration on the local population, worked out anew each quarter.",
        "lawful-stratification" => "Identities are shown only to users whom a practice has named, for its own patients, and each view is recorded.",
        "toolkit" => "Ashmere publishes its assessment under the Toolkit each March, standards met.",
        _ => null,
    };
}
