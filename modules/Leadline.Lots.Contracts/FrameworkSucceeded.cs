using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>
/// Another authority runs a framework agreement from today on; told on the day itself or later, never before, and once. The version that says so was told
/// when it was published.
/// </summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Version">The version that names the successor.</param>
/// <param name="From">Who ran it until then.</param>
/// <param name="To">Who runs it.</param>
/// <param name="On">The successor's first day, in UK local time.</param>
/// <param name="At">The instant at which this was told, in UTC.</param>
public sealed record FrameworkSucceeded(
    FrameworkId FrameworkId, int Version, OrganisationReference From, OrganisationReference To, DateOnly On, DateTimeOffset At);
