namespace Leadline.Sdk;

/// <summary>A document brought as evidence. The host has read it: plugins read neither files nor formats.</summary>
public sealed record EvidenceDocument
{
    /// <summary>What it is to show, as the framework calls it, such as <c>fhir-capability-statement</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The media type, such as <c>application/fhir+json</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The day as at which it is judged, in UK local time.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>SHA-256 of the file, in small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the file says, where it is JSON; null for other types.</summary>
    public DataNode? Root { get; init; }

    /// <summary>The file as text, where it is text but not JSON; null for other types.</summary>
    public string? Text { get; init; }
}
