using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>What a supplier's service line asks for a requirement over its whole term, net of VAT; or that it declines.</summary>
/// <remarks>
/// Every quote is binding on the day it is given. The host adds the lines up by itself and refuses a quote whose total is another, that is
/// negative, or that has a line above the price book or the framework price.
/// </remarks>
public sealed record Quote
{
    /// <summary>The lines, in the order that buyers read them; none exactly when the supplier declines.</summary>
    public required IReadOnlyList<QuoteLine> Lines { get; init; }

    /// <summary>The sum of the lines' totals.</summary>
    public required Money Total { get; init; }

    /// <summary>What the price rests on and the form did not ask: each a sentence of at most 500 characters.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Why the supplier declines, in at most 500 characters; null for a quote.</summary>
    public string? DeclinedBecause { get; init; }

    /// <summary>A quote of these lines, added up.</summary>
    /// <exception cref="OverflowException">The sum does not fit in 64 bits of pence.</exception>
    public static Quote Of(IReadOnlyList<QuoteLine> lines, IReadOnlyList<string>? assumptions = null)
    {
        var total = Money.Zero;
        foreach (var line in lines)
            total += line.Total;
        return new Quote { Lines = lines, Total = total, Assumptions = assumptions ?? [] };
    }

    /// <summary>No quote, and why: the buyer reads it.</summary>
    public static Quote Decline(string because) => new() { Lines = [], Total = Money.Zero, DeclinedBecause = because };
}
