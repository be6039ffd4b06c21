using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record.Packs;

/// <summary>
/// Writes a pack: a zip with the entries as JSON lines, an index and a covering note, one page of entries in memory at a time. Making one is
/// itself an act on the record.
/// </summary>
internal sealed class PackWriter(
    RecordSearch record, RedactionRules rules, IEnumerable<StoreDescriptor> stores, IServiceProvider services, RecordDbContext chain, TimeProvider clock)
{
    public const string ContentType = "application/zip";
    internal const string EntriesFile = "entries.jsonl";
    internal const string IndexFile = "index.json";
    internal const string NoteFile = "note.txt";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Json) { WriteIndented = true };
    private static readonly byte[] LineFeed = [(byte)'\n'];

    /// <summary>Puts on the record that a pack is made, by whom and of what; to be saved before a byte of it goes out.</summary>
    public async Task<Guid> RecordAsync(PackRequest request, Caller caller, CancellationToken stop)
    {
        var pack = Guid.CreateVersion7();
        var db = (ModuleDbContext)services.GetRequiredService(stores.First().ContextType); // the host keeps no audit table of its own
        db.Record(caller, "make-pack", pack, $"{request.Kind}, redaction rules {rules.Version}: {request.Selection}", request.Request, "record-pack");
        await db.SaveChangesAsync(stop);
        return pack;
    }

    public async Task WriteAsync(Guid pack, PackRequest request, Caller caller, Stream to, CancellationToken stop)
    {
        var standing = new StandingCallOffs(record, rules);
        var redactor = new Redactor(rules, request.Kind, standing.IsSet);
        var counts = new PackCounts(pack, clock.GetUtcNow());
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        await using (var lines = await OpenAsync(zip, EntriesFile, stop))
            await WriteEntriesAsync(lines, request, caller, standing, redactor, counts, stop);
        var index = new PackIndex(rules, request, counts, redactor.Withheld);
        await using (var file = await OpenAsync(zip, IndexFile, stop))
            await file.WriteAsync(Encoding.UTF8.GetBytes(index.ToJson().ToJsonString(Indented) + "\n"), stop);
        await using (var file = await OpenAsync(zip, NoteFile, stop))
            await file.WriteAsync(Encoding.UTF8.GetBytes(index.ToNote()), stop);
    }

    private async Task WriteEntriesAsync(
        Stream lines, PackRequest request, Caller caller, StandingCallOffs standing, Redactor redactor, PackCounts counts, CancellationToken stop)
    {
        var belonging = request.FrameworkId is { } framework ? await record.BelongingToAsync(framework, stop) : BelongingToFramework.None;
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var page = await record.SelectAsync(request, belonging, caller, new PageRequest(after, PageRequest.Most), stop);
            var ids = page.Items.Select(f => f.Entry.Id).ToList();
            var places = await chain.SealedEntries.AsNoTracking().Where(e => ids.Contains(e.EntryId)).ToDictionaryAsync(e => e.EntryId, stop);
            await standing.LookAtAsync(page.Items.Select(f => Redactor.CallOffOf(f.Entry)), stop);
            foreach (var (module, entry) in page.Items)
            {
                var place = places.GetValueOrDefault(entry.Id);
                counts.Add(place);
                await lines.WriteAsync(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(redactor.Redact(module, entry, place), Json), stop);
                await lines.WriteAsync(LineFeed, stop);
            }

            after = page.Next;
        }
    }

    private static async Task<Stream> OpenAsync(ZipArchive zip, string name, CancellationToken stop) =>
        await zip.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(stop);
}
