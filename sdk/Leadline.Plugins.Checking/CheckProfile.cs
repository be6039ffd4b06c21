namespace Leadline.Plugins.Checking;

/// <summary>How strictly a plugin is judged.</summary>
public enum CheckProfile
{
    /// <summary>On an author's machine: what is missing only because it comes later, such as a signature, is a warning.</summary>
    Develop = 0,

    /// <summary>At publication and in a production host: nothing is let pass.</summary>
    Publish = 1,
}
