using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Writes a document as JSON, which reads as the YAML does; comments are lost.</summary>
internal static partial class DocumentJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON, with a line break at the end.</summary>
    internal static string Text(DocumentNode root)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, root);
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, DocumentNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    json.WritePropertyName(entry.Name);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case ScalarNode { Nothing: true }:
                json.WriteNullValue();
                break;
            case ScalarNode { Plain: true } scalar when scalar.Text is "true" or "false" || Number().IsMatch(scalar.Text):
                json.WriteRawValue(scalar.Text);
                break;
            case ScalarNode scalar:
                json.WriteStringValue(scalar.Text);
                break;
            default:
                throw new InvalidOperationException("A document with a refused value is not written.");
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
