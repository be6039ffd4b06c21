using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Leadline.Modularity.Record;

/// <summary>
/// An entry's line of the export, written and read by hand, because a check reads millions of them: as other lines are, members in the
/// order of <see cref="ExportedEntry"/>.
/// </summary>
internal static class EntryLine
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? _again;

    internal static void Write(Utf8JsonWriter json, ExportedEntry e)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, e.Kind);
        json.WriteNumber("seal"u8, e.Seal);
        json.WriteNumber("position"u8, e.Position);
        json.WriteString("module"u8, e.Module);
        json.WriteNumber("form"u8, e.Form);
        json.WriteString("id"u8, e.Id);
        json.WriteString("at"u8, Instants.Text(e.At));
        Write(json, "person"u8, e.Person);
        Write(json, "organisation"u8, e.Organisation);
        Write(json, "credential"u8, e.Credential);
        json.WriteString("roles"u8, e.Roles);
        Write(json, "delegation"u8, e.Delegation);
        json.WriteString("act"u8, e.Act);
        json.WriteString("subjectType"u8, e.SubjectType);
        json.WriteString("subject"u8, e.Subject);
        Write(json, "subjectVersion"u8, e.SubjectVersion);
        json.WriteString("detail"u8, e.Detail);
        json.WriteString("before"u8, e.Before);
        json.WriteString("after"u8, e.After);
        json.WriteString("reason"u8, e.Reason);
        json.WriteString("requestId"u8, e.RequestId);
        json.WriteEndObject();
    }

    /// <summary>Reads a line; null where it is not, to the byte, what the export writes.</summary>
    internal static ExportedEntry? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            return json.Read() && ReadMembers(ref json) is { } read && IsAsWritten(line, read) ? read : null;
        }
        // No JSON, a member of another type or size, half a surrogate, no instant: the caller says what is wrong with the line, and where it stands.
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    // Whatever else the line may be: it is good only if writing what was read of it gives the same bytes.
    private static bool IsAsWritten(ReadOnlySpan<byte> line, ExportedEntry read)
    {
        var (bytes, json) = _again ??= Fresh();
        bytes.ResetWrittenCount();
        json.Reset();
        Write(json, read);
        json.Flush();
        return line.SequenceEqual(bytes.WrittenSpan);
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json) Fresh()
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        return (bytes, new Utf8JsonWriter(bytes, ExportLines.Writing));
    }

    private static ExportedEntry ReadMembers(ref Utf8JsonReader json) => new(
        Kind(ref json), Whole(ref json), (int)Whole(ref json), Text(ref json), (short)Whole(ref json), Id(ref json), Instant(ref json),
        IdOrNull(ref json), IdOrNull(ref json), IdOrNull(ref json), Text(ref json), IdOrNull(ref json), Text(ref json), Text(ref json),
        Id(ref json), WholeOrNull(ref json), Text(ref json), TextOrNull(ref json), TextOrNull(ref json), TextOrNull(ref json), TextOrNull(ref json));

    // The names are not looked at here: in another order the line is not as it was written.
    private static void Advance(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName || !json.Read())
            throw new JsonException("Here a member belongs.");
    }

    private static string Kind(ref Utf8JsonReader json)
    {
        Advance(ref json);
        return json.ValueTextEquals(ExportLines.EntryKind) ? ExportLines.EntryKind : throw new JsonException("This is no entry.");
    }

    private static string Text(ref Utf8JsonReader json) => TextOrNull(ref json) ?? throw new JsonException("This member has a value.");

    private static string? TextOrNull(ref Utf8JsonReader json)
    {
        Advance(ref json);
        return json.GetString();
    }

    private static long Whole(ref Utf8JsonReader json) => WholeOrNull(ref json) ?? throw new JsonException("This member has a value.");

    private static long? WholeOrNull(ref Utf8JsonReader json)
    {
        Advance(ref json);
        return json.TokenType == JsonTokenType.Null ? null : json.GetInt64();
    }

    private static Guid Id(ref Utf8JsonReader json) => IdOrNull(ref json) ?? throw new JsonException("This member has a value.");

    private static Guid? IdOrNull(ref Utf8JsonReader json)
    {
        Advance(ref json);
        return json.TokenType == JsonTokenType.Null ? null : json.GetGuid();
    }

    private static DateTimeOffset Instant(ref Utf8JsonReader json) => DateTimeOffset.ParseExact(
        Text(ref json), Instants.Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Guid? id)
    {
        if (id is { } value)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
