namespace Leadline.Sdk.Testing;

/// <summary>What one call of a plugin may use. As they stand these are the limits of production; a test may set lower ones.</summary>
public sealed record PluginTestLimits
{
    private const long LongestAnswer = 64 * 1024 * 1024;

    /// <summary>Steps that any call may take; 20,000,000.</summary>
    public long Steps { get; init; } = 20_000_000;

    /// <summary>Steps beyond that for each byte of the question, so that large requirements get more; 200.</summary>
    public long StepsPerInputByte { get; init; } = 200;

    /// <summary>Bytes of stack that nested calls may take together, as estimated from the code; 16 MiB.</summary>
    public int DepthBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of the longest question; 8 MiB.</summary>
    public int InputBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of answer that any call may give; 1 MiB.</summary>
    public long OutputBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of answer beyond that for each byte of the question; 4. No answer is longer than 64 MiB.</summary>
    public long OutputBytesPerInputByte { get; init; } = 4;

    /// <summary>How long one call may take; 10 seconds. Steps run out long before, unless the base library works at length by itself.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The steps that a call with a question of some bytes may take.</summary>
    public long StepsFor(int inputBytes) => Steps + (StepsPerInputByte * inputBytes);

    /// <summary>The bytes that the answer to a question of some bytes may have.</summary>
    public long OutputFor(int inputBytes) => Math.Min(LongestAnswer, OutputBytes + (OutputBytesPerInputByte * inputBytes));
}
