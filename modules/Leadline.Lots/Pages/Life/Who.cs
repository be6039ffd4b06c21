using Leadline.Modularity.Access;

namespace Leadline.Lots.Pages.Life;

/// <summary>How pages speak of who acted. This module knows people by their identifiers alone: whether it was the reader, or somebody else of the authority.</summary>
internal static class Who
{
    /// <summary>The key of the words.</summary>
    internal static string Key(Guid actor, Caller reader) => actor == reader.Actor ? "who.you" : "who.other";
}
