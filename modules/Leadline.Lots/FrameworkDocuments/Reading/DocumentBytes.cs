using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Makes text of a document's bytes, or says where they are not text.</summary>
internal static class DocumentBytes
{
    /// <summary>The largest document, in bytes: 1 MiB, about a hundred times the size of a real framework agreement's.</summary>
    internal const int AtMost = 1024 * 1024;

    internal static string? Text(ReadOnlySpan<byte> bytes, DocumentChecks checks)
    {
        if (bytes.Length > AtMost)
        {
            checks.Refuse(new Place(1, 1, ""), FaultCodes.TooLarge,
                $"A document may be at most {AtMost:N0} bytes (1 MiB); this one is larger.");
            return null;
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var characters = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false);
        var text = new string(characters, 0, written);
        if (status != OperationStatus.Done)
            checks.Refuse(After(text), FaultCodes.NotUtf8, $"The byte {bytes[read]:X2} here is not UTF-8. Save the document as UTF-8.");
        else if (text.AsSpan().IndexOfAny(NotInAnyDocument) is >= 0 and var at)
            checks.Refuse(After(text[..at]), FaultCodes.ControlCharacter,
                $"The control character U+{(int)text[at]:X4} may not stand in a document. Remove it.");
        return checks.Good ? text : null;
    }

    /// <summary>All below the blank but tab and line breaks, and the delete character: YAML 1.2, section 5.1.</summary>
    private static readonly SearchValues<char> NotInAnyDocument =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(c => (char)c).Except(['\t', '\n', '\r'])]);

    private static Place After(string text) => new(text.Count(c => c == '\n') + 1, text.Length - text.LastIndexOf('\n'), "");
}
