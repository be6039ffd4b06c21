namespace Leadline.Sdk;

/// <summary>The version of this SDK, which manifests ask for by a range such as <c>[1.0,2.0)</c>.</summary>
public static class SdkVersion
{
    /// <summary>The version, as semantic versioning counts: major, minor, patch.</summary>
    public static Version Current { get; } = new(1, 1, 0);
}
