using System.Collections.Frozen;

namespace Leadline.Primitives;

/// <summary>The kinds of organisation that framework agreements tell apart, as codes.</summary>
public static class OrganisationKinds
{
    /// <summary>A framework authority, such as NHS England.</summary>
    public const string Authority = "authority";

    /// <summary>Every kind, with the words for people.</summary>
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Authority] = "Framework authority",
        ["ccg"] = "Clinical commissioning group",
        ["icb"] = "Integrated care board",
        ["csu"] = "Commissioning support unit",
        ["trust"] = "NHS trust or foundation trust",
        ["council"] = "Local authority",
        ["police"] = "Police force",
        ["school"] = "School, college or university",
        ["other-public-body"] = "Other public body",
        ["company"] = "Company",
        ["charity"] = "Charity",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether organisations of a kind are contracting authorities, which alone may call off.</summary>
    public static bool MayBuy(string kind) => All.ContainsKey(kind) && kind is not ("company" or "charity");
}
