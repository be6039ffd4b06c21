using System.Globalization;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Directory.Organisations;

/// <summary>As of which day a question is asked: <c>?at=2015-04-01</c>, a day in Europe/London; today without it.</summary>
/// <param name="At">The day as it was written.</param>
/// <param name="Clock">Tells which day is today.</param>
internal sealed record AsAt([FromQuery(Name = "at")] string? At, TimeProvider Clock)
{
    /// <summary>What is wrong with it, if anything.</summary>
    public Fault? Fault => At is null || Parsed is not null
        ? null
        : new Fault("/at", "date-malformed", "A day is written year-month-day, as in 2013-04-01.");

    /// <summary>Whether a day was named.</summary>
    public bool IsNamed => At is not null;

    /// <summary>The day.</summary>
    public DateOnly Day => Parsed ?? Clock.Today();

    private DateOnly? Parsed =>
        DateOnly.TryParseExact(At, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
