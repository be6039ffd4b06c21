namespace Leadline.Sdk;

/// <summary>What success is measured by.</summary>
public sealed record OutcomeMeasures
{
    /// <summary>The measures, at least one and at most 50, in the order of the contract.</summary>
    public required IReadOnlyList<OutcomeMeasure> All { get; init; }
}

/// <summary>One measure of outcome.</summary>
public sealed record OutcomeMeasure
{
    /// <summary>What results are reported under: 1 to 40 small letters, digits and hyphens.</summary>
    public required string Code { get; init; }

    /// <summary>What is measured: 1 to 200 characters of plain text.</summary>
    public required string Title { get; init; }

    /// <summary>In which unit, such as <c>admissions per 1,000 patients</c>: 1 to 100 characters.</summary>
    public required string Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Better { get; init; }

    /// <summary>What it was before the contract; null while it is not agreed. As great and as fine as a target.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>What full payment is for: up to 1,000,000,000,000 either way, with at most 6 decimal places.</summary>
    public required decimal Target { get; init; }

    /// <summary>Where results come from, such as a national data set: what the buyer can check them by: 1 to 1,000 characters.</summary>
    public required string Source { get; init; }

    /// <summary>How the supplier's share in a change is told from other causes: up to 1,000 characters.</summary>
    public required string Attribution { get; init; }

    /// <summary>Calendar days from the end of a period until its result counts as verified: 0 to 3,660.</summary>
    public required int VerificationLagDays { get; init; }
}

/// <summary>Which way a measure gets better.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    Higher = 0,

    /// <summary>Less is better.</summary>
    Lower = 1,
}
