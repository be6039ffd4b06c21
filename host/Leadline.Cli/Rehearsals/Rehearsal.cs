using System.Globalization;
using Leadline.Modularity.Time;

namespace Leadline.Cli.Rehearsals;

/// <summary>What a rehearsal came to.</summary>
/// <param name="State">Every fact by its business references, sorted.</param>
/// <param name="Balances">What each invoiced supplier owes in the end.</param>
/// <param name="Actors">Those who acted, by their references.</param>
internal sealed record RehearsalResult(
    IReadOnlyList<string> State, IReadOnlyList<(string Supplier, long Pence)> Balances, IReadOnlyDictionary<string, Actors.Actor> Actors);

/// <summary>Plays a recipe on a platform of its own.</summary>
internal static class Rehearsal
{
    /// <param name="recipe">The story.</param>
    /// <param name="document">The framework document it is played with.</param>
    /// <param name="settings">The platform's configuration.</param>
    /// <param name="until">The instant at which the story breaks off; null to play it to the end.</param>
    /// <param name="tell">Is told each act as it happens, with how many there are and how many are done.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task<RehearsalResult> PlayAsync(
        Recipe recipe, byte[] document, IReadOnlyDictionary<string, string?> settings, DateTimeOffset? until, Action<string, int, int> tell,
        CancellationToken stop)
    {
        var clock = new RehearsalClock(Story.Uk(recipe.Begins));
        await using var platform = await RehearsalPlatform.StartAsync(clock, settings, stop);
        using var actors = new Actors(recipe, platform, document);
        var steps = Story.Of(recipe, actors).Where(s => until is null || s.At <= until).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            await MoveAsync(platform, steps[i].At, stop);
            var happened = await steps[i].Act(stop);
            await platform.RestAsync(stop);
            tell($"{Local(steps[i].At)}  {happened}", i + 1, steps.Count);
        }

        if (until is { } end && end > clock.GetUtcNow())
            await MoveAsync(platform, end, stop);
        return new RehearsalResult(await platform.StateAsync(stop), await actors.BalancesAsync(stop), actors.Known);
    }

    // On its way the clock stops at the start of each week, so that what falls due is done near the day on which it falls due.
    private static async Task MoveAsync(RehearsalPlatform platform, DateTimeOffset to, CancellationToken stop)
    {
        var day = UkCalendar.DayOf(platform.Clock.GetUtcNow());
        for (var monday = day.AddDays(8 - (day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek)); UkCalendar.StartOf(monday) < to; monday = monday.AddDays(7))
        {
            platform.Clock.MoveTo(UkCalendar.StartOf(monday));
            await platform.RestAsync(stop);
        }

        platform.Clock.MoveTo(to);
        await platform.RestAsync(stop);
    }

    private static string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, UkCalendar.London).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
