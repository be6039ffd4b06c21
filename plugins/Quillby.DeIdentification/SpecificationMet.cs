using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>How each item of the minimum specification is met. An item that is not here is not met: a later version of the framework may bring one.</summary>
internal static class SpecificationMet
{
    internal static IReadOnlyList<SpecificationStatement> Of(IReadOnlyList<SpecificationItem> items) =>
        items.Select(i => (i.Code, How: How(i.Code))).Where(i => i.How is not null)
            .Select(i => new SpecificationStatement { Item = i.Code, HowMet = i.How! }).ToList();

    private static string? How(string item) => item switch
    {
        "irreversible" => "Pseudonyms are keyed hashes, with a key for each recipient that lies in a hardware module apart from the data.",
        "controller" => "The desk acts on a decision that the controller has recorded, for a clinician whom it names, and for that clinician's patients alone.",
        "record-of-use" => "Each request, its decision, its reason and its answer are on a record that can't be changed; the controller reads it at any time.",
        "toolkit" => "Quillby publishes its assessment under the Toolkit each March, standards exceeded.",
        _ => null,
    };
}
