using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>What is owed for one period, and how it came about.</summary>
public sealed record PaymentDue
{
    /// <summary>The parts, fixed part included; a part that the cap or the collar brings has a line of its own.</summary>
    public required IReadOnlyList<PaymentLine> Lines { get; init; }

    /// <summary>The sum of the lines, net of VAT; negative where the supplier owes the buyer.</summary>
    public required Money Total { get; init; }

    /// <summary>A payment of these lines, added up.</summary>
    /// <exception cref="OverflowException">The sum does not fit in 64 bits of pence.</exception>
    public static PaymentDue Of(IReadOnlyList<PaymentLine> lines)
    {
        var total = Money.Zero;
        foreach (var line in lines)
            total += line.Amount;
        return new PaymentDue { Lines = lines, Total = total };
    }
}

/// <summary>One part of a payment.</summary>
public sealed record PaymentLine
{
    /// <summary>The measure's code; <c>fixed</c>, <c>cap</c> or <c>collar</c> for the other parts.</summary>
    public required string Code { get; init; }

    /// <summary>The amount, net of VAT.</summary>
    public required Money Amount { get; init; }

    /// <summary>How it was worked out, for people who check it: 1 to 500 characters.</summary>
    public required string Working { get; init; }
}
