using Leadline.Ui;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>What was typed of an extension.</summary>
internal sealed class ExtensionForm
{
    public TypedDate To { get; set; } = new();

    public string? Reason { get; set; }

    /// <summary>Which version was seen.</summary>
    public string? Tag { get; set; }
}
