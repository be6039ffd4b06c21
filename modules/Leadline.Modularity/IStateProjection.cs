namespace Leadline.Modularity;

/// <summary>
/// A module's facts as lines of text, from which the state hash of a rehearsal is taken: business references (framework and lot references,
/// ODS codes, months, pence, states), never UUIDs, keys or ciphertext, so that the same story gives the same lines on any store.
/// </summary>
public interface IStateProjection
{
    /// <summary>The lines, in any order; each starts with the kind of thing it tells of, followed by a vertical bar.</summary>
    IAsyncEnumerable<string> LinesAsync(CancellationToken stop);
}
