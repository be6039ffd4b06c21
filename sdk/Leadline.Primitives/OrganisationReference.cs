using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Primitives;

/// <summary>
/// How people quote an organisation: an identifier with its scheme, such as <c>GB-NHS:0DE</c>, <c>GB-COH:01234567</c>.
/// Schemes are those of org-id.guide; <see cref="OwnScheme"/> stands for organisations that no register here knows.
/// </summary>
[JsonConverter(typeof(OrganisationReferenceJsonConverter))]
public readonly record struct OrganisationReference : IComparable<OrganisationReference>
{
    /// <summary>The scheme of ODS codes.</summary>
    public const string OdsScheme = "GB-NHS";

    /// <summary>The scheme of references given by this platform itself.</summary>
    public const string OwnScheme = "LEADLINE";

    /// <summary>What a reference looks like, for error messages.</summary>
    public const string Shape =
        "An organisation's reference is a scheme, a colon and an identifier of at most 40 letters, digits and hyphens, such as GB-NHS:0DE.";

    private readonly string? _text;

    private OrganisationReference(string text) => _text = text;

    /// <summary>The reference of an organisation with an ODS code.</summary>
    public static OrganisationReference Of(OdsCode code) => new($"{OdsScheme}:{code}");

    /// <summary>The register that gave the identifier.</summary>
    public string Scheme => _text?[.._text.IndexOf(':', StringComparison.Ordinal)] ?? "";

    /// <summary>The identifier within its scheme.</summary>
    public string Identifier => _text?[(_text.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "";

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">The text has not the shape of a reference.</exception>
    public static OrganisationReference Parse(string s) =>
        TryParse(s, out var reference) ? reference : throw new FormatException($"'{s}' is not an organisation's reference. {Shape}");

    /// <summary>Reads a reference if the text has its shape; an ODS code must have its own.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out OrganisationReference result)
    {
        result = default;
        if (s?.Split(':') is not [var scheme, var identifier]
            || scheme.Length is < 2 or > 20 || !scheme.All(c => char.IsAsciiLetterUpper(c) || c == '-')
            || identifier.Length is < 1 or > 40 || !identifier.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            || (scheme == OdsScheme && (!OdsCode.TryParse(identifier, out var code) || code.ToString() != identifier)))
            return false;
        result = new OrganisationReference(s);
        return true;
    }

    /// <summary>Compares by text, ordinally.</summary>
    public int CompareTo(OrganisationReference other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The reference, such as <c>GB-NHS:0DE</c>.</summary>
    public override string ToString() => _text ?? "";
}

internal sealed class OrganisationReferenceJsonConverter : JsonConverter<OrganisationReference>
{
    public override OrganisationReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && OrganisationReference.TryParse(reader.GetString(), out var reference)
            ? reference
            : throw new JsonException(OrganisationReference.Shape);

    public override void Write(Utf8JsonWriter writer, OrganisationReference value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
