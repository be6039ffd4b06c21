using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>Answers another thing each time.</summary>
public sealed class AnswersByChance : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of($"{document.Text} {Guid.CreateVersion7():N}");
}

/// <summary>Answers the same each time, by a way of another length.</summary>
public sealed class TakesStepsByChance : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var turns = Random.Shared.Next(1_000, 1_000_000);
        while (turns > 0)
            turns--;
        return Said.Of(document.Text!);
    }
}
