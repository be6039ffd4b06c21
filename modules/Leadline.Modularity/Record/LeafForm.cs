using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Leadline.Modularity.Record;

/// <summary>
/// The bytes of an entry that are hashed into the chain. Version 1: the form's number in one byte; then each field in the order below as
/// one byte that says whether there is a value, the value's length in four bytes, most significant first, and the value: text in UTF-8,
/// a UUID in its sixteen bytes, a number in eight bytes, most significant first, an instant as microseconds since 1970.
/// </summary>
internal static class LeafForm
{
    /// <summary>The form of entries written now.</summary>
    internal const short Current = 1;

    /// <summary>Sets leaves apart from inner nodes (RFC 6962, section 2.1), so that neither can be passed off as the other.</summary>
    private const byte LeafPrefix = 0;

    // Kept for the thread's next entry: a check hashes millions.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _bytes;

    /// <summary>The hash of an entry as a leaf of its batch.</summary>
    /// <exception cref="NotSupportedException">The entry is of a form that this version does not know.</exception>
    internal static byte[] HashOf(string module, AuditEntry entry)
    {
        if (entry.Form != Current)
            throw new NotSupportedException($"Form {entry.Form} of entries is not known to this version.");
        var bytes = _bytes ??= new ArrayBufferWriter<byte>(1024);
        bytes.ResetWrittenCount();
        bytes.Write([LeafPrefix, (byte)Current]);
        Add(bytes, module);
        Add(bytes, entry.Id);
        Add(bytes, Instants.SinceEpoch(entry.At));
        Add(bytes, entry.Person);
        Add(bytes, entry.Organisation);
        Add(bytes, entry.Credential);
        Add(bytes, entry.Roles);
        Add(bytes, entry.Delegation);
        Add(bytes, entry.Act);
        Add(bytes, entry.SubjectType);
        Add(bytes, entry.Subject);
        Add(bytes, entry.SubjectVersion);
        Add(bytes, entry.Detail);
        Add(bytes, entry.Before);
        Add(bytes, entry.After);
        Add(bytes, entry.Reason);
        Add(bytes, entry.RequestId);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> to, string? text)
    {
        var length = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        Begin(to, text is not null, length);
        if (text is not null)
            to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(length)));
    }

    private static void Add(ArrayBufferWriter<byte> to, Guid? id)
    {
        Begin(to, id is not null, id is null ? 0 : 16);
        if (id is not { } value)
            return;
        value.TryWriteBytes(to.GetSpan(16), bigEndian: true, out var written);
        to.Advance(written);
    }

    private static void Add(ArrayBufferWriter<byte> to, long? number)
    {
        Begin(to, number is not null, number is null ? 0 : 8);
        if (number is not { } value)
            return;
        BinaryPrimitives.WriteInt64BigEndian(to.GetSpan(8), value);
        to.Advance(8);
    }

    private static void Begin(ArrayBufferWriter<byte> to, bool present, int length)
    {
        var head = to.GetSpan(5);
        head[0] = present ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        to.Advance(5);
    }
}
