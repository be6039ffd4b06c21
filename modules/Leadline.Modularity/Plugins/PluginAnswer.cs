namespace Leadline.Modularity.Plugins;

/// <summary>What came of asking a plugin. There are three kinds, and only the first two say anything about the plugin.</summary>
/// <param name="Call">What was asked, and of what exactly: enough to ask it again.</param>
public abstract record PluginAnswer(PluginCall Call)
{
    /// <summary>What to keep with the business record that used the answer; null where the plugin's code did not run to an end.</summary>
    public PluginCallRecord? Record { get; init; }
}

/// <summary>The plugin answered.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Output">The document, in the SDK's JSON, byte for byte as the plugin gave it. It has the operation's form; whether what it says is right is for the asker to judge.</param>
public sealed record PluginDocument(PluginCall Call, ReadOnlyMemory<byte> Output) : PluginAnswer(Call);

/// <summary>
/// The plugin failed by its own doing, and would fail again in the same way: it threw, it answered what is no answer or too much, or it is not what
/// its manifest says. It is told loudly and by the plugin's name, never passed over.
/// </summary>
/// <param name="Call">What was asked.</param>
/// <param name="Code">A stable kebab-case noun, such as <c>plugin-threw</c>.</param>
/// <param name="Reason">A sentence for people; it names the plugin.</param>
/// <param name="Detail">For the plugin's author and nobody else: where it happened.</param>
public sealed record PluginVerdict(PluginCall Call, string Code, string Reason, string Detail) : PluginAnswer(Call);

/// <summary>
/// There is no answer, and that says nothing of what the answer would be: time or memory ran out, the process ended, or none could be started. It was
/// tried again where that made sense. It is never held against the plugin in a decision; the work waits.
/// </summary>
/// <param name="Call">What was asked.</param>
/// <param name="Trouble">What stood in the way.</param>
/// <param name="Reason">A sentence for people; it names the plugin.</param>
/// <param name="Attempts">How often it was tried; 0 where it was not.</param>
public sealed record PluginMachineFailure(PluginCall Call, PluginTrouble Trouble, string Reason, int Attempts) : PluginAnswer(Call);

/// <summary>One question put to one plugin.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Version">Its version; null where no such plugin is installed.</param>
/// <param name="Hash">SHA-256 of its package, in small hexadecimal digits; null where no such plugin is installed.</param>
/// <param name="Operation">The operation's name in the SDK.</param>
/// <param name="Input">The document handed over: without what the plugin's manifest does not ask to be given.</param>
public sealed record PluginCall(string Plugin, string? Version, string? Hash, string Operation, ReadOnlyMemory<byte> Input);

/// <summary>What kept a plugin from answering.</summary>
public enum PluginTrouble
{
    /// <summary>No plugin with this id is installed.</summary>
    NotInstalled = 0,

    /// <summary>This machine has no sandbox, so plugins are not started.</summary>
    NoSandbox = 1,

    /// <summary>The plugin has failed too often of late, and rests.</summary>
    Quarantined = 2,

    /// <summary>Others' questions to the plugin were not answered in time for this one's turn to come.</summary>
    Busy = 3,

    /// <summary>No worker came up.</summary>
    NotStarted = 4,

    /// <summary>There was no answer by the deadline.</summary>
    Deadline = 5,

    /// <summary>The worker's process ended in the middle.</summary>
    Ended = 6,

    /// <summary>Memory ran out.</summary>
    Memory = 7,

    /// <summary>The worker did not keep to the protocol.</summary>
    Protocol = 8,

    /// <summary>The worker wrote to its log without end.</summary>
    Log = 9,

    /// <summary>The authority has taken the version out of use: asking again is of no use until it decides otherwise.</summary>
    Withdrawn = 10,
}
