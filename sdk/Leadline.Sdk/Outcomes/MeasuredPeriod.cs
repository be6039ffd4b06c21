using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>One period of a contract paid by outcome, with its terms and its verified results.</summary>
public sealed record MeasuredPeriod
{
    /// <summary>The call-off contract's reference, such as <c>ACS/5/2019-0007</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The terms as signed.</summary>
    public required OutcomeTerms Terms { get; init; }

    /// <summary>One result for each measure of the terms, in their order.</summary>
    public required IReadOnlyList<MeasuredResult> Results { get; init; }
}

/// <summary>What the order form says on payment by outcome, for one period.</summary>
public sealed record OutcomeTerms
{
    /// <summary>Which of the two models it is.</summary>
    public required OutcomeModel Model { get; init; }

    /// <summary>What is paid whatever comes of it, net of VAT.</summary>
    public required Money Fixed { get; init; }

    /// <summary>The share that depends on outcome, paid in full at the targets, net of VAT; never negative.</summary>
    public required Money AtRisk { get; init; }

    /// <summary>The most that may be due for the period, fixed part included.</summary>
    public required Money Cap { get; init; }

    /// <summary>The least that may be due; negative where the supplier bears a share of losses.</summary>
    public required Money Collar { get; init; }

    /// <summary>The measures as agreed, each with its baseline.</summary>
    public required IReadOnlyList<OutcomeMeasure> Measures { get; init; }
}

/// <summary>How payment depends on outcome.</summary>
public enum OutcomeModel
{
    /// <summary>A fixed part, and a part earned by outcome.</summary>
    ValueBased = 0,

    /// <summary>Gains and losses against the baseline are shared between buyer and supplier.</summary>
    RiskShare = 1,
}

/// <summary>What was measured under one measure in one period.</summary>
public sealed record MeasuredResult
{
    /// <summary>The measure's code.</summary>
    public required string Measure { get; init; }

    /// <summary>The result, in the measure's unit.</summary>
    public required decimal Value { get; init; }

    /// <summary>The day it was verified.</summary>
    public required DateOnly VerifiedOn { get; init; }
}
