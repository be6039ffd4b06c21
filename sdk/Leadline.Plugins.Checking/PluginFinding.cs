using System.Text;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>One thing that is wrong with a plugin's package or code, or doubtful about it.</summary>
public sealed record PluginFinding
{
    /// <summary>A <see cref="Severity.Fault"/> keeps the plugin out; the rest is for people.</summary>
    public Severity Severity { get; init; } = Severity.Fault;

    /// <summary>A stable kebab-case noun, such as <c>file-modified</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The file within the package; null where the package as a whole is meant.</summary>
    public string? File { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The type or member that is referred to, such as <c>System.Math::Pow</c>; null for other findings.</summary>
    public string? Subject { get; init; }

    /// <summary>The plugin's own method or type that does it; null where it is not known.</summary>
    public string? Where { get; init; }

    /// <summary>The source line, such as <c>Pricing.cs:25</c>, where the package brings a PDB.</summary>
    public string? Source { get; init; }

    /// <summary>What to do instead; null where the reason says it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The finding on one line, as tools print it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Severity == Severity.Fault ? "refused" : Severity == Severity.Warning ? "warning" : "note").Append(": ");
        if (File is not null)
            text.Append(File).Append(": ");
        if (Subject is not null)
            text.Append(Subject).Append(": ");
        text.Append(Reason);
        if (Where is not null)
            text.Append(" In ").Append(Where).Append(Source is null ? "" : $" ({Source})").Append('.');
        if (Remedy is not null)
            text.Append(' ').Append(Remedy);
        return text.ToString();
    }
}
