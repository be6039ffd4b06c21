using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Primitives;

/// <summary>
/// A code of the NHS Organisation Data Service, such as <c>0DE</c> or <c>X24</c>: 3 to 8 capital letters and digits.
/// Only the shape is checked; whether the organisation is open is a question for the register.
/// </summary>
[JsonConverter(typeof(OdsCodeJsonConverter))]
public readonly record struct OdsCode
{
    private readonly string? _text;

    private OdsCode(string text) => _text = text;

    /// <summary>What a code looks like, for error messages.</summary>
    public const string Shape = "An ODS code is 3 to 8 capital letters and digits, such as 0DE.";

    /// <summary>Reads a code, surrounding blanks and lower case forgiven.</summary>
    /// <exception cref="FormatException">The text has not the shape of an ODS code.</exception>
    public static OdsCode Parse(string s) =>
        TryParse(s, out var code) ? code : throw new FormatException($"'{s}' is not an ODS code. {Shape}");

    /// <summary>Reads a code if the text has its shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out OdsCode result)
    {
        var text = s?.Trim().ToUpperInvariant();
        var good = text is { Length: >= 3 and <= 8 } && text.All(char.IsAsciiLetterOrDigit);
        result = good ? new OdsCode(text!) : default;
        return good;
    }

    /// <summary>The code.</summary>
    public override string ToString() => _text ?? "";
}

internal sealed class OdsCodeJsonConverter : JsonConverter<OdsCode>
{
    public override OdsCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && OdsCode.TryParse(reader.GetString(), out var code)
            ? code
            : throw new JsonException(OdsCode.Shape);

    public override void Write(Utf8JsonWriter writer, OdsCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
