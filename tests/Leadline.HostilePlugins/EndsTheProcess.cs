using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>Ends the process as if all were well.</summary>
public sealed class Exits : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        Environment.Exit(0);
        return Findings.None;
    }
}

/// <summary>Throws where nobody can catch it.</summary>
public sealed class ThrowsOnAnotherThread : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        new Thread(() => throw new InvalidOperationException("on another thread")).Start();
        Said.Pause(60_000);
        return Findings.None;
    }
}

/// <summary>Answers, and leaves a thread behind that ends the process a moment later.</summary>
public sealed class LeavesAFuse : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        new Thread(() =>
        {
            Said.Pause(100);
            throw new InvalidOperationException("after the answer");
        }).Start();
        return Said.Of("lit");
    }
}

/// <summary>Can't even be made, once the tests have made a type initialiser of its method: by itself it would hang every plugin of this assembly.</summary>
public sealed class NeverReady : IEvidenceCheck
{
    private static int _turns;

    /// <summary>Never ends.</summary>
    public static void Start()
    {
        while (true)
            _turns = unchecked(_turns + 1);
    }

    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of($"{_turns}");
}
