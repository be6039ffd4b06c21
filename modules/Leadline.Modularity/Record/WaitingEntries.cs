using System.Text.Json.Serialization;

namespace Leadline.Modularity.Record;

/// <summary>The entries that wait for their seal, as they were counted.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Oldest">The one that has waited longest; null where none waits.</param>
/// <param name="Since">Since when it has.</param>
/// <param name="Newest">When the newest entry of the whole record was written; null where none waits.</param>
internal sealed record WaitingEntries(long Count, LooseEntry? Oldest, DateTimeOffset? Since, DateTimeOffset? Newest)
{
    /// <summary>Longer than this nothing waits while a host seals: it takes a second, and after the loss of the leading node a minute.</summary>
    public static readonly TimeSpan MostWait = TimeSpan.FromMinutes(10);

    public static readonly WaitingEntries None = new(0, null, null, null);

    /// <summary>
    /// Whether sealing had stopped while the record went on. By the record alone, not by the clock: where the host was stopped, what it wrote
    /// last waits until it starts again.
    /// </summary>
    [JsonIgnore]
    public bool IsOverdue => Newest - Since > MostWait;
}
