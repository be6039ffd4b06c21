using System.CommandLine;

namespace Leadline.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The installation's data folder; without it LEADLINE_DATA__FOLDER, else .leadline/data.",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs." };

    /// <summary>Opens a file that a command was given.</summary>
    public static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{file} can't be read: {error.Message}");
        }
    }
}
