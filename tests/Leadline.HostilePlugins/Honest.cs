using Leadline.HostilePlugins.Library;
using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>The neighbour: does what it should.</summary>
public sealed class Honest : IEvidenceCheck
{
    private const string Calls = "calls";

    private int _callsOfThisObject;

    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) =>
        Said.Of($"text: {document.Text}", $"calls of this process: {CallsOfThisProcess()}", $"calls of this object: {++_callsOfThisObject}");

    // A static field of ours is set back before each call; what the base library keeps is not, which is why plugins may not refer to this.
    private static int CallsOfThisProcess()
    {
        var calls = (AppDomain.CurrentDomain.GetData(Calls) as int? ?? 0) + 1;
        AppDomain.CurrentDomain.SetData(Calls, calls);
        return calls;
    }
}

/// <summary>Uses a library that it brings along.</summary>
public sealed class UsesLibrary : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of(Edition.Name());
}

/// <summary>Prints what it is told to.</summary>
public sealed class Prints : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        Console.WriteLine(document.Text);
        Console.Error.WriteLine("\u001b[2J and to standard error");
        using (var output = new StreamWriter(Console.OpenStandardOutput()))
            output.WriteLine("and to standard output itself");
        return Said.Of(Said.Try("standard input", () => Console.OpenStandardInput().ReadByte()));
    }
}
