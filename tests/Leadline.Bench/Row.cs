namespace Leadline.Bench;

/// <summary>What a ratio has to reach.</summary>
/// <param name="Must">Without it a release is not good enough.</param>
/// <param name="Reach">What is hoped for.</param>
/// <param name="IsCeiling">Whether less is better: times and CPU, as against rates.</param>
internal sealed record Goal(double Must, double Reach, bool IsCeiling)
{
    internal static Goal AtLeast(double must, double reach) => new(must, reach, IsCeiling: false);

    internal static Goal AtMost(double must, double reach) => new(must, reach, IsCeiling: true);

    internal bool IsMet(double ratio) => IsCeiling ? ratio <= Must : ratio >= Must;

    internal bool IsReached(double ratio) => IsCeiling ? ratio <= Reach : ratio >= Reach;
}

/// <summary>One side of a row: the middle of its rounds.</summary>
/// <param name="Value">How much, in the row's unit.</param>
/// <param name="CpuMicroseconds">CPU for one operation, of the process that does the work.</param>
/// <param name="ServerCpuMicroseconds">CPU for one operation, of the database server and the broker.</param>
internal sealed record Side(double Value, double CpuMicroseconds, double ServerCpuMicroseconds);

/// <summary>One line of the answer: the product beside the limit of this machine.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Area">The part that <c>--only</c> names.</param>
/// <param name="Unit">Of what the sides' values are.</param>
/// <param name="Ours">The product.</param>
/// <param name="Limit">What it is held against; null for a share.</param>
/// <param name="Ratio">The middle of the ratios of the rounds.</param>
/// <param name="Least">The least ratio of a round.</param>
/// <param name="Most">The greatest ratio of a round.</param>
/// <param name="Goal">What the ratio has to reach; null where none is set.</param>
/// <param name="Note">What a reader must know of it.</param>
internal sealed record Row(
    string Name, string Area, string Unit, Side Ours, Side? Limit, double Ratio, double Least, double Most, Goal? Goal, string Note)
{
    /// <summary>Something that must hold besides the ratio and did not: a lost message, say.</summary>
    internal string? Failure { get; init; }

    /// <summary>Null where no goal is set.</summary>
    internal bool? Met => Goal is null ? null : Goal.IsMet(Ratio) && Failure is null;

    internal bool? Reached => Goal is null ? null : Goal.IsReached(Ratio) && Failure is null;

    /// <summary>A row of what is compared by a rate: the more of it the better.</summary>
    internal static Row OfRates(string name, string area, string unit, Contest contest, Goal goal, string note)
    {
        var ratios = contest.Ratios(p => p.Ours.PerSecond / p.Limit.PerSecond);
        return new(name, area, unit, contest.Ours, contest.Limit, ratios.Median, ratios.Least, ratios.Most, goal, note);
    }
}
