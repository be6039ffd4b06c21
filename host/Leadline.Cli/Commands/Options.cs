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
    public static FileStream Open(string file) => Use(file, "read", File.OpenRead);

    /// <summary>Makes a file that a command is to write.</summary>
    public static FileStream Make(string file) => Use(file, "written", f => new FileStream(f, FileMode.CreateNew, FileAccess.Write));

    /// <summary>Reads a small file that a command was given.</summary>
    public static async Task<string> ReadTextAsync(string file, CancellationToken stop)
    {
        using var reader = new StreamReader(Open(file));
        return await reader.ReadToEndAsync(stop);
    }

    private static FileStream Use(string file, string done, Func<string, FileStream> open)
    {
        try
        {
            return open(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{file} can't be {done}: {error.Message}");
        }
    }
}
