using System.CommandLine;
using Leadline.Cli;
using Leadline.Cli.Commands;
using Leadline.Modularity.Configuration;

// leadline: the administrator's command line. Exit codes: 0 good, 1 found wanting, 2 unusable input.
var root = new RootCommand("Leadline's command line for those who run an installation.")
{
    RehearseCommand.Make(),
    DemoCommand.Make(),
    FrameworkCommand.Make(),
    ImportCommand.Make(),
    CredentialCommand.Make(),
    UserCommand.Make(),
    MailCommand.Make(),
    DeadLettersCommand.Make(),
    AuditCommand.Make(),
    PluginCommand.Make(),
};
try
{
    var parsed = root.Parse(args);
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCode.Unusable : code;
}
catch (UnusableInputException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return ExitCode.Unusable;
}
catch (Leadline.Sdk.Tool.UnusableInputException error)
{
    await Console.Error.WriteLineAsync(Leadline.Sdk.Tool.Printed.Safe(error.Message));
    return ExitCode.Unusable;
}
catch (SettingsException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return ExitCode.Unusable;
}
