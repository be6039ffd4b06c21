using System.Text;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>The assemblies that an approval is good for: the package's, as they were checked and rewritten to count their steps.</summary>
/// <remarks>
/// They hang on more than the package: on the rules, the rewriter, the SDK and on .NET, of which a part is rewritten with them. Where those are the same, so
/// are the assemblies, to the byte, on whatever machine they are made.
/// </remarks>
public sealed record ApprovedCode
{
    /// <summary>By what they were checked and rewritten, as <see cref="Checking.Circumstances.ToString"/> says it.</summary>
    public required string Circumstances { get; init; }

    /// <summary>Each of them by its path.</summary>
    public required IReadOnlyList<DeclaredFile> Assemblies { get; init; }

    /// <summary>Names assemblies, in the order of their paths.</summary>
    /// <param name="circumstances">By what they were checked and rewritten.</param>
    /// <param name="assemblies">The assemblies by path.</param>
    public static ApprovedCode Of(Circumstances circumstances, IEnumerable<KeyValuePair<string, byte[]>> assemblies) => new()
    {
        Circumstances = circumstances.ToString(),
        Assemblies = [.. assemblies.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new DeclaredFile { Path = a.Key, Sha256 = SignedLines.Hash(a.Value) })],
    };

    /// <summary>What is wrong with assemblies that are about to be run, or what should be known of them; null where they are those that were approved.</summary>
    /// <param name="here">By what they were checked and rewritten here, and their bytes.</param>
    public PluginFinding? Compare(ApprovedCode here)
    {
        if (here.Circumstances != Circumstances)
        {
            return new PluginFinding
            {
                Severity = Severity.Note, Code = "counted-elsewhere",
                Reason = $"The authority approved the code as it was rewritten by {Circumstances}; here it was rewritten by {here.Circumstances}.",
            };
        }

        var differing = Assemblies.Except(here.Assemblies).Concat(here.Assemblies.Except(Assemblies)).Select(a => a.Path).Distinct(StringComparer.Ordinal).ToList();
        return differing.Count == 0 ? null : new PluginFinding
        {
            Code = "counted-not-approved", File = differing[0],
            Reason = $"The code was rewritten to other bytes than those that the authority approved, though in the same circumstances ({Circumstances}): {string.Join(", ", differing)}.",
        };
    }

    internal string Hash() => SignedLines.Hash(Encoding.UTF8.GetBytes(string.Concat(Assemblies.Select(a => $"{a.Sha256} {a.Path}\n"))));
}
