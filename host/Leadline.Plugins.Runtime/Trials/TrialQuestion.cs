using Leadline.Plugins.Checking;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>A question that a package is tried on.</summary>
/// <param name="Operation">What is asked.</param>
/// <param name="Input">The document.</param>
/// <param name="Name">What findings call it, such as <c>recorded call 2</c>.</param>
internal sealed record TrialQuestion(Operation Operation, ReadOnlyMemory<byte> Input, string Name)
{
    /// <summary>What its author recorded of it; null for one of the host's own.</summary>
    internal RecordedCall? Recorded { get; init; }

    /// <summary>Whether an honest plugin may have no good answer to it, because the host knows too little to ask well.</summary>
    internal bool MayFail { get; init; }

    /// <summary>Its operation and its name.</summary>
    internal string Called => $"{Operation.Name}, {Name}";

    internal PluginFinding Finding(Severity severity, string code, string reason) =>
        new() { Severity = severity, Code = code, Subject = Called, File = Recorded is null ? null : PackagePaths.Calls, Reason = reason };
}
