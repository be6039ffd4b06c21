namespace Leadline.Bench;

/// <summary>One measurement.</summary>
/// <param name="PerSecond">Operations a second.</param>
/// <param name="CpuMicroseconds">CPU of the process that does the work, for one operation.</param>
/// <param name="ServerCpuMicroseconds">CPU of the servers behind it, for one operation.</param>
internal sealed record Sample(double PerSecond, double CpuMicroseconds, double ServerCpuMicroseconds);

/// <summary>
/// Two sides measured in turns, A B A B, so that whatever else the machine does falls on both. Each side runs once unmeasured first.
/// The ratio is taken round by round, and the middle one counts: rates on a busy machine differ by a factor, neighbours hardly do.
/// </summary>
internal sealed class Contest(IReadOnlyList<(Sample Ours, Sample Limit)> rounds)
{
    internal Side Ours => SideOf([.. rounds.Select(r => r.Ours)]);

    internal Side Limit => SideOf([.. rounds.Select(r => r.Limit)]);

    internal static async Task<Contest> RunAsync(string name, int rounds, Func<Task<Sample>> ours, Func<Task<Sample>> limit)
    {
        Progress.Say($"{name}: warming up");
        await ours();
        await limit();
        var pairs = new List<(Sample, Sample)>();
        for (var round = 1; round <= rounds; round++)
        {
            var pair = (Ours: await ours(), Limit: await limit());
            Progress.Say($"{name}: round {round} of {rounds}: {Table.Number(pair.Ours.PerSecond)}/s against {Table.Number(pair.Limit.PerSecond)}/s");
            pairs.Add(pair);
        }

        return new Contest(pairs);
    }

    internal (double Median, double Least, double Most) Ratios(Func<(Sample Ours, Sample Limit), double> ratio)
    {
        var all = rounds.Select(ratio).Order().ToList();
        return (Median(all), all[0], all[^1]);
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Side SideOf(IReadOnlyList<Sample> samples) => new(
        Median(samples.Select(s => s.PerSecond)), Median(samples.Select(s => s.CpuMicroseconds)), Median(samples.Select(s => s.ServerCpuMicroseconds)));
}
