using System.Globalization;

namespace Leadline.Bench;

/// <summary>A server with all its processes, as Linux counts their time. A process that has ended is counted by its parent.</summary>
internal sealed class ProcessTree(int root)
{
    private const int TicksPerSecond = 100; // USER_HZ, the same on every architecture that Linux runs .NET on
    private const int Parent = 1, UserTime = 11, SystemTime = 12, ReapedUserTime = 13, ReapedSystemTime = 14; // after the name; proc(5) counts from 1 and from the pid

    internal static TimeSpan CpuOf(int process) => Time(Stat(process), UserTime, SystemTime);

    internal static int ParentOf(int process) => int.Parse(Stat(process)[Parent], CultureInfo.InvariantCulture);

    /// <summary>How many processes a process has started that still run.</summary>
    internal static int ChildrenOf(int process) => System.IO.Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
        .Where(n => int.TryParse(n, out _)).Select(n => Stat(int.Parse(n!, CultureInfo.InvariantCulture)))
        .Count(s => s.Length > Parent && s[0] != "Z" && int.Parse(s[Parent], CultureInfo.InvariantCulture) == process);

    internal TimeSpan Cpu()
    {
        var all = System.IO.Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _))
            .Select(n => (Id: int.Parse(n!, CultureInfo.InvariantCulture), Stat: Stat(int.Parse(n!, CultureInfo.InvariantCulture))))
            .Where(p => p.Stat.Length > ReapedSystemTime).ToList();
        var children = all.ToLookup(p => int.Parse(p.Stat[Parent], CultureInfo.InvariantCulture));
        return all.Where(p => p.Id == root).Select(p => p.Stat).Aggregate(TimeSpan.Zero, (sum, s) => sum + Time(s, UserTime, SystemTime, ReapedUserTime, ReapedSystemTime))
            + Below(root);

        TimeSpan Below(int parent) => children[parent].Aggregate(
            TimeSpan.Zero, (sum, p) => sum + Time(p.Stat, UserTime, SystemTime, ReapedUserTime, ReapedSystemTime) + Below(p.Id));
    }

    private static TimeSpan Time(string[] stat, params IEnumerable<int> fields) => stat.Length == 0
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds((double)fields.Sum(f => long.Parse(stat[f], CultureInfo.InvariantCulture)) / TicksPerSecond);

    private static string[] Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return []; // it ended while the list was read; its parent counts it
        }
    }
}
