namespace Leadline.Modularity.Record;

/// <summary>A seal with what it covers, as it was found.</summary>
/// <param name="Seal">The seal and the index of its batch.</param>
/// <param name="Entries">What was kept of the entries that are there, in their order; one that somebody deleted is missing.</param>
internal sealed record SealedBatch<TKept>(ExportedSeal Seal, IReadOnlyList<TKept> Entries);
