using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>A worker did not answer, or not as agreed: it is of no more use.</summary>
internal sealed class WorkerStoppedException(PluginTrouble trouble, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>What happened.</summary>
    internal PluginTrouble Trouble { get; } = trouble;
}

/// <summary>The plugin itself can't be used: it does not load, or is not what its manifest says.</summary>
internal sealed class PluginRefusedException(FailureNotice notice) : Exception(notice.Message)
{
    /// <summary>What the worker said.</summary>
    internal FailureNotice Notice { get; } = notice;
}
