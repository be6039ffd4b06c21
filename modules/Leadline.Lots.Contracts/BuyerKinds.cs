namespace Leadline.Lots.Contracts;

/// <summary>The kinds of organisation that a framework agreement may open itself to.</summary>
public static class BuyerKinds
{
    /// <summary>Every kind there is, in the order in which people are shown them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ccg", // clinical commissioning group, 2013 to 2022
        "icb", // integrated care board, from 2022
        "csu", // commissioning support unit
        "trust", // NHS trust or foundation trust
        "authority", // national body such as NHS England, and those it hosts
        "council",
        "police",
        "school", // any body of education
        "company",
        "charity",
        "other-public-body",
    ];
}
