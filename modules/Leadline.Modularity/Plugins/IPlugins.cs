namespace Leadline.Modularity.Plugins;

/// <summary>Puts questions to plugins. A module knows what it asks and what came of it, and nothing of processes.</summary>
/// <remarks>Ask outside any open transaction: an answer can take seconds. What is asked and answered is kept by the asking module, with the business record that used it.</remarks>
public interface IPlugins
{
    /// <summary>Puts one question to one plugin.</summary>
    /// <param name="plugin">The plugin's id, as its manifest states it.</param>
    /// <param name="operation">The operation's name in the SDK, such as <c>service-line/quote</c>.</param>
    /// <param name="input">The document handed over, in the SDK's JSON.</param>
    /// <param name="stop">Ends the waiting. A call that has begun goes on to its own end, and nobody hears of it.</param>
    /// <returns>A <see cref="PluginDocument"/>, a <see cref="PluginVerdict"/> or a <see cref="PluginMachineFailure"/>; each has to be dealt with.</returns>
    /// <exception cref="ArgumentException">The SDK has no such operation, or the document is not one for it: the asking module is at fault.</exception>
    Task<PluginAnswer> AskAsync(string plugin, string operation, ReadOnlyMemory<byte> input, CancellationToken stop);

    /// <summary>
    /// Puts one question to one version of a plugin, also where another is asked by now: for an event that has fixed its versions. A version
    /// that the authority took out of use is not asked (<see cref="PluginTrouble.Withdrawn"/>).
    /// </summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="hash">SHA-256 of the version's manifest, as the authority approved it.</param>
    /// <param name="operation">The operation's name in the SDK.</param>
    /// <param name="input">The document handed over, in the SDK's JSON.</param>
    /// <param name="heldFor">
    /// The business event that the question belongs to: its plugin's author hears nothing of the call before <c>CallOffAwarded</c> tells that the
    /// event's award is made. Null where nothing is to be kept from the author.
    /// </param>
    /// <param name="stop">Ends the waiting.</param>
    /// <inheritdoc cref="AskAsync" path="/returns"/>
    /// <inheritdoc cref="AskAsync" path="/exception"/>
    Task<PluginAnswer> AskVersionAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid? heldFor, CancellationToken stop);

    /// <summary>
    /// Puts one question to the version of a plugin that a contract has fixed by hash. It is asked for the contract's life, whatever was decided of it
    /// since: also superseded, in quarantine or taken out of use, and where its supplier is gone. What is not the package of that hash is not asked.
    /// </summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="hash">SHA-256 of the version's manifest, as the contract states it.</param>
    /// <param name="operation">The operation's name in the SDK.</param>
    /// <param name="input">The document handed over, in the SDK's JSON.</param>
    /// <param name="contract">The contract, whose questions no worker answers beside others'.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <inheritdoc cref="AskAsync" path="/returns"/>
    /// <inheritdoc cref="AskAsync" path="/exception"/>
    Task<PluginAnswer> AskFixedAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid contract, CancellationToken stop);
}
