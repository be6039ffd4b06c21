using Leadline.Modularity.Plugins;
using Microsoft.Extensions.Logging;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>Asks plugins that contracts have fixed, and tells what may be kept of their answers from what says something of this machine only.</summary>
internal static class FixedAnswers
{
    /// <summary>Asks one plugin; null, and a line in the log, where it could not be asked: that is no reason to ask no other.</summary>
    /// <param name="plugins">Who asks.</param>
    /// <param name="formula">What the contract has fixed.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="input">The document that is handed over.</param>
    /// <param name="log">Where troubles are told.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<PluginAnswer?> AskSafelyAsync(
        this IPlugins plugins, PaymentFormula formula, string operation, byte[] input, ILogger log, CancellationToken stop)
    {
        try
        {
            return await plugins.AskFixedAsync(formula.Plugin, formula.PluginHash, operation, input, formula.Id.Value, stop);
        }
        // What goes wrong in asking one plugin is no reason to ask none.
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "The plugin {Plugin} {Version} of contract {Contract} can't be asked for {Operation}", formula.Plugin, formula.PluginVersion, formula.Id.Value, operation);
            return null;
        }
    }

    /// <summary>
    /// Why an answer ends nothing, if it does not: it is none, its code did not run to an end here, or it is of other code than the contract has fixed. All of that
    /// is the machine's, and the work waits for a better one; what a person must look after is told in the log.
    /// </summary>
    internal static string? WhyWaits(this PaymentFormula formula, PluginAnswer? answer, ILogger log)
    {
        var (why, isLoud) = answer switch
        {
            null => ("The plugin could not be asked here.", false),
            PluginMachineFailure failure => (failure.Reason, failure.Trouble == PluginTrouble.NotInstalled),
            PluginVerdict { Record: null } verdict => (verdict.Reason, true),
            { Record: null } => ("The answer came without the record of its call.", true),
            { Record: { } record } => (formula.WhyForeign(record), true),
        };
        if (why is not null && isLoud)
            log.LogError("Contract {Contract} waits for the plugin that it has fixed: {Reason}", formula.Id.Value, why);
        return why;
    }
}
