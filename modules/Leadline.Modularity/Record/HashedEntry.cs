namespace Leadline.Modularity.Record;

/// <summary>What a check needs of an entry: where it stands, and the hash of all that it says.</summary>
/// <param name="Seal">Under which seal it stands.</param>
/// <param name="Position">Its place in the batch, from 1.</param>
/// <param name="Module">Whose entry it is.</param>
/// <param name="Id">The entry.</param>
/// <param name="Form">The version of its byte form.</param>
/// <param name="At">Its date.</param>
/// <param name="Leaf">Its hash as a leaf of the batch; empty where the form is not known.</param>
internal sealed record HashedEntry(long Seal, int Position, string Module, Guid Id, short Form, DateTimeOffset At, byte[] Leaf)
{
    public static HashedEntry Of(SealedEntry place, AuditEntry entry) => Of(place.Seal, place.Position, place.Module, entry);

    public static HashedEntry Of(ExportedEntry line) => Of(line.Seal, line.Position, line.Module, line.Entry);

    private static HashedEntry Of(long seal, int position, string module, AuditEntry e) =>
        new(seal, position, module, e.Id, e.Form, e.At, e.Form == LeafForm.Current ? LeafForm.HashOf(module, e) : []);
}
