namespace Leadline.Sdk;

/// <summary>A document of a named standard.</summary>
public sealed record ExportedDocument
{
    /// <summary>The standard and its version, such as <c>OCDS 1.1.5</c>.</summary>
    public required string Standard { get; init; }

    /// <summary>The media type, such as <c>application/json</c> or <c>application/xml</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>A name for the file: 1 to 100 letters, digits, full stops, hyphens and underscores; no path.</summary>
    public required string FileName { get; init; }

    /// <summary>The whole document; the host stores it as UTF-8 without a byte-order mark.</summary>
    public required string Text { get; init; }
}
