using Leadline.Plugins.Checking;

namespace Leadline.Plugins.Wire;

/// <summary>What the host asks: how strictly to judge. The package follows as a message of its own.</summary>
/// <param name="Profile">How strictly.</param>
internal sealed record PreparationRequest(CheckProfile Profile)
{
    /// <summary>Bytes of the longest such question.</summary>
    internal const int Longest = 1024;
}

/// <summary>What came of checking and rewriting a package.</summary>
/// <param name="Circumstances">By what it was done.</param>
/// <param name="Findings">All that was found.</param>
/// <param name="Assemblies">The rewritten assemblies by path; empty where a finding refuses.</param>
internal sealed record PreparationReply(
    Circumstances Circumstances, IReadOnlyList<PluginFinding> Findings, IReadOnlyDictionary<string, byte[]> Assemblies)
{
    /// <summary>Bytes of the longest answer: all that a package may unpack to, in base 64, and the findings.</summary>
    internal const int Longest = 128 * 1024 * 1024;
}
