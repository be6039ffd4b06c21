using System.Diagnostics;

namespace Leadline.Bench.Plugins;

/// <summary>How long one question takes, as against how many are answered in a second.</summary>
internal static class Latency
{
    private const double Microsecond = 1_000_000;

    /// <summary>Puts so many questions one after the other.</summary>
    /// <param name="questions">How many.</param>
    /// <param name="quantile">Of the times: 0.5 is the middle one.</param>
    /// <param name="ask">Puts the question of some number.</param>
    /// <returns>A sample whose rate is the reciprocal of that time.</returns>
    internal static async Task<Sample> MeasureAsync(int questions, double quantile, Func<int, Task> ask)
    {
        var (times, cpu) = (new List<double>(questions), Environment.CpuUsage.TotalTime);
        for (var number = 0; number < questions; number++)
        {
            var since = Stopwatch.GetTimestamp();
            await ask(number);
            times.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
        }

        times.Sort();
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / questions;
        return new Sample(1 / times[Math.Min(questions - 1, (int)(questions * quantile))], spent, 0);
    }

    /// <summary>A row of what is compared by a time: the less of it the better.</summary>
    internal static Row Row(string name, Contest contest, Goal goal, string note)
    {
        var ratios = contest.Ratios(p => p.Limit.PerSecond / p.Ours.PerSecond);
        return new(name, Areas.Plugins, "µs", Timed(contest.Ours), Timed(contest.Limit), ratios.Median, ratios.Least, ratios.Most, goal, note);
    }

    private static Side Timed(Side side) => side with { Value = Microsecond / side.Value };
}
