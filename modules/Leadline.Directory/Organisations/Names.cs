using Leadline.Modularity.Api;

namespace Leadline.Directory.Organisations;

/// <summary>What the name of an organisation may be.</summary>
internal static class Names
{
    /// <summary>What is wrong with a name, if anything.</summary>
    internal static Fault? Fault(string pointer, string? name, int longest = Organisation.LongestName) => Text.NameFault(pointer, name, longest);
}
