using Spectre.Console;

namespace Leadline.Cli.Rehearsals;

/// <summary>Shows a rehearsal as it happens: a line for each act and, on a terminal, how far it is.</summary>
internal static class Stage
{
    public static async Task<RehearsalResult> ShowAsync(Func<Action<string, int, int>, Task<RehearsalResult>> play, bool quiet)
    {
        if (quiet || !AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await play((line, _, _) =>
            {
                if (!quiet)
                    Console.WriteLine(line);
            });
        RehearsalResult? result = null;
        await AnsiConsole.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("rehearsing");
            result = await play((line, done, all) =>
            {
                AnsiConsole.WriteLine(line);
                bar.MaxValue = all;
                bar.Value = done;
            });
        });
        return result!;
    }
}
