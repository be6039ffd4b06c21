using Leadline.Lots.Contracts;

namespace Leadline.Lots.ProcedureProfiles;

/// <summary>The law that a framework agreement's procurement stood under, as properties to ask. Data: frameworks/profiles.</summary>
/// <param name="Terms">What other modules need of it.</param>
/// <param name="Begun">When procurements must have begun to stand under it.</param>
/// <param name="Limit">How long a framework agreement may last; null where the law sets no limit.</param>
/// <param name="Reopening">When an open framework must be re-opened; null where there is no such thing.</param>
/// <param name="DirectAwardSource">The rule by which a direct award needs stated conditions.</param>
internal sealed record ProcedureProfile(
    RegimeTerms Terms, ProcurementsBegun Begun, TermLimit? Limit, ReopeningRule? Reopening, string DirectAwardSource);

/// <summary>When an open framework must be re-opened to new suppliers, in whole years.</summary>
/// <param name="FirstWithinYears">For the first time, counted from its first day.</param>
/// <param name="ThenEveryYears">And from then on, counted from the last time; its end needs none.</param>
/// <param name="Source">The rule.</param>
internal sealed record ReopeningRule(int FirstWithinYears, int ThenEveryYears, string Source);

/// <summary>The days, in UK local time, on which a procurement must have begun; both within.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null while the law is in force.</param>
/// <param name="Source">The commencement and the saving provision.</param>
internal sealed record ProcurementsBegun(DateOnly From, DateOnly? Until, string Source)
{
    internal bool Covers(DateOnly day) => day >= From && !(day > Until);

    public override string ToString() => Until is { } until ? $"from {From:O} until {until:O}" : $"from {From:O} on";
}

/// <summary>The greatest length of a framework agreement.</summary>
/// <param name="Years">In whole years from its first day.</param>
/// <param name="LongerWithJustification">Whether an exceptional, stated reason allows more.</param>
/// <param name="Source">The rule.</param>
internal sealed record TermLimit(int Years, bool LongerWithJustification, string Source)
{
    /// <summary>The greatest length in the sectors that have one of their own, by the sector's code.</summary>
    internal IReadOnlyDictionary<string, int> YearsOfSectors { get; init; } = new Dictionary<string, int>();

    /// <summary>The last day that a term starting on this day may include.</summary>
    internal DateOnly LastDay(DateOnly from) => from.AddYears(Years).AddDays(-1);

    /// <summary>The limit in a sector; where the sector has none of its own, or none is stated, this one.</summary>
    internal TermLimit In(string? sector) => sector is not null && YearsOfSectors.TryGetValue(sector, out var years) ? this with { Years = years } : this;
}
