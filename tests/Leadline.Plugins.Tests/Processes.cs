using System.Globalization;

namespace Leadline.Plugins.Tests;

/// <summary>Looks at processes as the system shows them.</summary>
internal static class Processes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits for something that is bound to happen.</summary>
    internal static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Everything that a process has started and that is still there, by number and the instant of its start: numbers are given again.</summary>
    internal static HashSet<(int Number, string Started)> Below(int process)
    {
        var all = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => Look(n!)).OfType<Seen>().ToList();
        var found = new HashSet<(int, string)>();
        var open = new Queue<int>([process]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in all.Where(p => p.Parent == parent && p.State != "Z" && found.Add((p.Number, p.Started))))
                open.Enqueue(child.Number);
        }

        return found;
    }

    /// <summary>Whether a process seen earlier is still there.</summary>
    internal static bool IsThere((int Number, string Started) process) =>
        Look(process.Number.ToString(CultureInfo.InvariantCulture)) is { State: not ("Z" or "X") } seen && seen.Started == process.Started;

    /// <summary>The users, as the machine counts them, of the workers below a process.</summary>
    internal static IReadOnlyList<int> UsersOfWorkers(int process) =>
    [
        .. from seen in Below(process)
           where Text($"/proc/{seen.Number}/cmdline").StartsWith("/worker/", StringComparison.Ordinal)
           let line = Text($"/proc/{seen.Number}/status").Split('\n').FirstOrDefault(l => l.StartsWith("Uid:", StringComparison.Ordinal))
           where line is not null
           select int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture),
    ];

    /// <summary>Whether a worker below a process has been at work for half a second of processor time.</summary>
    /// <param name="process">The host.</param>
    /// <param name="folder">Counts only what a launcher for this plugin's folder has started; empty for all.</param>
    internal static bool WorksHard(int process, string folder) =>
        Launchers(process, folder).SelectMany(l => Below(l.Number).Append(l)).Any(p =>
            Text($"/proc/{p.Number}/cmdline").Contains("Leadline.Plugins.Worker", StringComparison.Ordinal)
            && Look(p.Number.ToString(CultureInfo.InvariantCulture)) is { Ticks: > 50 });

    /// <summary>Ends the workers of this test's host for one plugin folder, each by its own box.</summary>
    /// <returns>How many there were.</returns>
    internal static int KillWorkers(string folder, bool kill = true)
    {
        var boxes = Launchers(Environment.ProcessId, folder).ToList();
        foreach (var box in kill ? boxes : [])
        {
            using var process = System.Diagnostics.Process.GetProcessById(box.Number);
            process.Kill();
        }

        return boxes.Count;
    }

    private static IEnumerable<(int Number, string Started)> Launchers(int process, string folder) =>
        Below(process).Where(p => Look(p.Number.ToString(CultureInfo.InvariantCulture))?.Parent == process
            && Text($"/proc/{p.Number}/cmdline").Contains(folder, StringComparison.Ordinal));

    private static Seen? Look(string number)
    {
        // The name stands in brackets and may hold anything; what follows is in columns.
        var stat = Text($"/proc/{number}/stat");
        if (stat.LastIndexOf(')') is var end && end < 0)
            return null;
        var columns = stat[(end + 2)..].Split(' ');
        return new Seen(int.Parse(number, CultureInfo.InvariantCulture), columns[0], int.Parse(columns[1], CultureInfo.InvariantCulture), columns[19], long.Parse(columns[11], CultureInfo.InvariantCulture));
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ""; // it ended meanwhile
        }
    }

    private sealed record Seen(int Number, string State, int Parent, string Started, long Ticks);
}
