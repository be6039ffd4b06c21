using System.Security.Cryptography;

namespace Leadline.Modularity.Plugins;

/// <summary>
/// One call that came to its end, whole: enough to make it again years later and to compare the bytes. A plugin is a pure function, so that the same
/// package, rewritten to the same bytes, answers the same input with the same output in the same number of steps.
/// </summary>
/// <remarks>Sealed like the business record that it belongs to. It is plain data and goes through <c>System.Text.Json</c>, its documents in base 64.</remarks>
public sealed record PluginCallRecord
{
    /// <summary>The plugin's id.</summary>
    public required string Plugin { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of its package, in small hexadecimal digits, as are all hashes here.</summary>
    public required string Package { get; init; }

    /// <summary>SHA-256 over the hashes of all its assemblies as they were rewritten and run.</summary>
    public required string Counted { get; init; }

    /// <summary>By what it was checked and rewritten, such as <c>publish-rules1-rewriter1-sdk1.0.0-net10.0.0</c>.</summary>
    public required string Circumstances { get; init; }

    /// <summary>The version of the SDK that it ran on.</summary>
    public required string Sdk { get; init; }

    /// <summary>The version of .NET that it ran on.</summary>
    public required string Runtime { get; init; }

    /// <summary>The operation's name in the SDK, such as <c>service-line/quote</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The document handed over.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>SHA-256 of <see cref="Input"/>, taken when the call was made.</summary>
    public required string InputHash { get; init; }

    /// <summary>The document that came back; empty where a verdict did.</summary>
    public required ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>SHA-256 of <see cref="Output"/>, taken when the call was made.</summary>
    public required string OutputHash { get; init; }

    /// <summary>The code of the verdict, such as <c>plugin-over-budget</c>; null where the plugin answered.</summary>
    public string? Verdict { get; init; }

    /// <summary>The most steps that the call might take.</summary>
    public required long Budget { get; init; }

    /// <summary>The steps that it took.</summary>
    public required long Steps { get; init; }

    /// <summary>The hash of a document, as records state it.</summary>
    public static string HashOf(ReadOnlyMemory<byte> document) => Convert.ToHexStringLower(SHA256.HashData(document.Span));
}
