namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>A form that asks for nothing but the reason.</summary>
internal sealed class WithReason
{
    public string? Reason { get; set; }

    /// <summary>Which version of the thing was seen, where others may have changed it meanwhile.</summary>
    public string? Version { get; set; }
}
