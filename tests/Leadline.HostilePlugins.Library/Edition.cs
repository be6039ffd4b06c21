namespace Leadline.HostilePlugins.Library;

/// <summary>Says which version of the library it is.</summary>
public static class Edition
{
    /// <summary>The version's name.</summary>
    public static string Name() => "first edition";
}
