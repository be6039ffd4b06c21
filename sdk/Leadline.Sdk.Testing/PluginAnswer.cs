namespace Leadline.Sdk.Testing;

/// <summary>What a plugin answered, and what it took.</summary>
/// <typeparam name="TDocument">The document that the operation gives.</typeparam>
public sealed record PluginAnswer<TDocument>
    where TDocument : class
{
    /// <summary>The answer, read again from its JSON as a host reads it.</summary>
    public required TDocument Document { get; init; }

    /// <summary>The answer's JSON: the bytes that a host records and compares.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>What the call used.</summary>
    public required PluginUsage Usage { get; init; }
}
