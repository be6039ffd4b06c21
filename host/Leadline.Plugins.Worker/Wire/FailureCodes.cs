namespace Leadline.Plugins.Wire;

/// <summary>Why a worker has no result. All but <see cref="OutOfMemory"/>, <see cref="FileChanged"/> and <see cref="BadQuestion"/> are the plugin's own doing.</summary>
internal static class FailureCodes
{
    /// <summary>The plugin's assembly is missing, broken, or needs a library that it does not bring.</summary>
    internal const string NotLoadable = "plugin-not-loadable";

    /// <summary>The plugin was built on a newer SDK than this host has.</summary>
    internal const string SdkTooNew = "plugin-sdk-too-new";

    /// <summary>The manifest names an extension point that the plugin does not have, or has twice.</summary>
    internal const string NoSuchPoint = "plugin-extension-point-missing";

    /// <summary>The plugin's code uses what this SDK, or one of the libraries it brings, does not have.</summary>
    internal const string Incompatible = "plugin-incompatible";

    /// <summary>The plugin threw.</summary>
    internal const string Threw = "plugin-threw";

    /// <summary>The plugin answered nothing, or what can't be written down.</summary>
    internal const string WrongOutput = "plugin-output-wrong";

    /// <summary>The plugin's answer is longer than allowed.</summary>
    internal const string OverSize = "plugin-output-too-long";

    /// <summary>The plugin went over its steps or its depth, whatever it made of that: it would do so again on every machine.</summary>
    internal const string OverBudget = "plugin-over-budget";

    /// <summary>An assembly is missing, or is not the one that was rewritten: the machine's failure.</summary>
    internal const string FileChanged = "file-changed";

    /// <summary>Memory ran out during the call, whatever the plugin made of it: the machine's failure, not the plugin's answer.</summary>
    internal const string OutOfMemory = "out-of-memory";

    /// <summary>The host asked what the SDK does not know, or not in its form.</summary>
    internal const string BadQuestion = "bad-question";
}
