namespace Leadline.Sdk.Testing;

/// <summary>One call of a plugin as it came out: enough to make it again with another build, or on another version of the SDK, and to compare the bytes.</summary>
/// <remarks>Its namespace is that of the testing kit, which it came with and whose users know it.</remarks>
public sealed record RecordedCall
{
    /// <summary>What was asked, such as <c>service-line/quote</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The document that was handed over, as JSON.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The document that came back, as JSON, byte for byte; empty where none did.</summary>
    public ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>Where no document came back, why: a code such as <c>plugin-threw</c>; otherwise null.</summary>
    public string? Failure { get; init; }

    /// <summary>The steps that the answer took; 0 where there was none.</summary>
    public long Steps { get; init; }
}
