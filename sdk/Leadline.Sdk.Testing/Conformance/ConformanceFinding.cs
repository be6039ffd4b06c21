namespace Leadline.Sdk.Testing;

/// <summary>One thing that a plugin does not hold and every plugin must.</summary>
public sealed record ConformanceFinding
{
    /// <summary>What was asked, such as <c>service-line/quote</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>With what, such as <c>example 1 with its largest values</c>.</summary>
    public required string Case { get; init; }

    /// <summary>A stable kebab-case noun, such as <c>total-wrong</c>; the codes of <see cref="PluginFailedException"/> too.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The finding on one line, as test frameworks print it.</summary>
    public override string ToString() => $"{Operation}, {Case}: {Code}: {Message}";
}
