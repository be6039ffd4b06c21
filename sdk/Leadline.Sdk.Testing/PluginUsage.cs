using System.Globalization;

namespace Leadline.Sdk.Testing;

/// <summary>What one call used, beside what it might have used.</summary>
public sealed record PluginUsage
{
    /// <summary>What was asked, such as <c>service-line/quote</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The steps it took: the same for the same question, on every machine.</summary>
    public required long Steps { get; init; }

    /// <summary>The steps it might have taken.</summary>
    public required long StepBudget { get; init; }

    /// <summary>The question's length as JSON, in bytes.</summary>
    public required int InputBytes { get; init; }

    /// <summary>The answer's length as JSON, in bytes.</summary>
    public required int OutputBytes { get; init; }

    /// <summary>The length that the answer might have had, in bytes.</summary>
    public required long OutputBudget { get; init; }

    /// <summary>The memory that was allocated from the plugin's first instruction to the answer's last byte; it depends on the machine.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>How long that took; it depends on the machine, and a first call is compiled on the way.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The line that is printed for each call.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Operation}: {Steps:N0} of {StepBudget:N0} steps, {InputBytes:N0} bytes in, {OutputBytes:N0} of {OutputBudget:N0} bytes out, {AllocatedBytes:N0} bytes of memory, {Elapsed.TotalMilliseconds:N1} ms");
}
