using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Modularity.Record;

/// <summary>
/// An export of the record: a JSON object to a line. A header; then each seal, with the index of its batch, followed by the batch's entries;
/// then the end, which says how much there is and carries a digest of all before it.
/// </summary>
internal static class ExportLines
{
    public const int Version = 2;
    public const string HeaderKind = "leadline-audit-export";
    public const string SealKind = "seal";
    public const string EntryKind = "entry";
    public const string EndKind = "end";

    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = Writing.Encoder,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Converters = { new InstantConverter() },
    };

    internal static byte[] Write<TLine>(TLine line) => JsonSerializer.SerializeToUtf8Bytes(line, Json);

    /// <summary>Reads a line; null where it is not, to the byte, what the export writes.</summary>
    internal static TLine? Read<TLine>(ReadOnlySpan<byte> line)
        where TLine : class
    {
        try
        {
            return JsonSerializer.Deserialize<TLine>(line, Json) is { } read && line.SequenceEqual(Write(read)) ? read : null;
        }
        catch (JsonException)
        {
            return null; // the caller says what is wrong with the line, and where it stands
        }
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.TryParseExact(reader.GetString(), Instants.Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw new JsonException("This is no instant in microseconds.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instants.Text(value));
    }
}

/// <summary>The first line.</summary>
internal sealed record ExportHeader(string Kind, int Version, DateTimeOffset WrittenAt, IReadOnlyList<SigningKey> Keys);

/// <summary>A seal with the index of its batch. The index's hashes make the signed root, so that it names what is missing or changed.</summary>
internal sealed record ExportedSeal(
    string Kind, long Number, string Previous, string Root, int Count, DateTimeOffset At, string Algorithm, string KeyId, string Signature,
    IReadOnlyList<IndexedEntry> Index)
{
    [JsonIgnore]
    public Seal Seal => new(Number, Previous, Root, Count, At, Algorithm, KeyId, Signature);

    public static ExportedSeal Of(Seal s, IReadOnlyList<IndexedEntry> index) =>
        new(ExportLines.SealKind, s.Number, s.Previous, s.Root, s.Count, s.At, s.Algorithm, s.KeyId, s.Signature, index);
}

/// <summary>An entry of a batch, by its place in the index.</summary>
internal sealed record IndexedEntry(string Module, Guid Id, string Leaf);

/// <summary>An entry, whole.</summary>
internal sealed record ExportedEntry(
    string Kind, long Seal, int Position, string Module, short Form, Guid Id, DateTimeOffset At, Guid? Person, Guid? Organisation, Guid? Credential,
    string Roles, Guid? Delegation, string Act, string SubjectType, Guid Subject, long? SubjectVersion, string Detail,
    string? Before, string? After, string? Reason, string? RequestId)
{
    [JsonIgnore]
    public AuditEntry Entry => new(Id, At, Organisation, Credential, Roles, Act, Subject, Detail)
    {
        Form = Form, Person = Person, Delegation = Delegation, SubjectType = SubjectType, SubjectVersion = SubjectVersion,
        Before = Before, After = After, Reason = Reason, RequestId = RequestId,
    };

    public static ExportedEntry Of(SealedEntry place, AuditEntry e) => new(
        ExportLines.EntryKind, place.Seal, place.Position, place.Module, e.Form, e.Id, e.At, e.Person, e.Organisation, e.Credential, e.Roles,
        e.Delegation, e.Act, e.SubjectType, e.Subject, e.SubjectVersion, e.Detail, e.Before, e.After, e.Reason, e.RequestId);
}

/// <summary>The last line. Entries that wait for their seal are counted, not exported.</summary>
/// <param name="Kind">Always <see cref="ExportLines.EndKind"/>.</param>
/// <param name="Seals">The number of the last seal.</param>
/// <param name="Entries">How many entries stand above.</param>
/// <param name="Waiting">Those that wait for their seal.</param>
/// <param name="Loose">An entry that no seal covers and that waits for none, if there is one.</param>
/// <param name="Sha256">The digest of the file, as <see cref="ExportDigest"/> takes it.</param>
internal sealed record ExportEnd(string Kind, long Seals, long Entries, WaitingEntries Waiting, LooseEntry? Loose, string Sha256);

/// <summary>An entry that came into the store beside the record: nothing vouches for it.</summary>
internal sealed record LooseEntry(string Module, Guid Id);
