using System.CommandLine;
using Leadline.Sdk.Tool;

// leadline-plugin: what a plugin's author does with packages. Exit codes: 0 good, 1 found wanting, 2 unusable input.
var root = new RootCommand("Checks, packs, signs, shows, publishes and upgrades plugins of Leadline.");
foreach (var verb in PluginVerbs.All(TimeProvider.System))
    root.Add(verb);
root.Add(UpgradeCommand.Make());
try
{
    var parsed = root.Parse(args);
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCode.Unusable : code;
}
catch (UnusableInputException error)
{
    await Console.Error.WriteLineAsync(Printed.Safe(error.Message));
    return ExitCode.Unusable;
}
