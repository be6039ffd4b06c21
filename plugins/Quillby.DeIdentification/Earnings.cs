using System.Globalization;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>What one measure earns.</summary>
internal static class Earnings
{
    /// <summary>The line of one measure.</summary>
    /// <param name="measure">The measure as agreed, with its baseline.</param>
    /// <param name="part">Its part of the amount at risk.</param>
    /// <param name="model">Whether losses are shared.</param>
    /// <param name="value">What was measured.</param>
    internal static PaymentLine Of(OutcomeMeasure measure, Money part, OutcomeModel model, decimal value)
    {
        var baseline = measure.Baseline ?? throw new InvalidOperationException($"The measure '{measure.Code}' has no baseline; the terms must state one.");
        var needed = Gain(measure, baseline, measure.Target);
        if (needed <= 0)
            throw new InvalidOperationException($"The target of '{measure.Code}' is no better than its baseline.");
        var gained = Math.Clamp(Gain(measure, baseline, value), model == OutcomeModel.RiskShare ? -needed : 0, needed);

        // Multiplied first, so that a third of a pound is no 0.3333 of it.
        var earned = new Money((long)Math.Round(part.Pence * gained / needed, MidpointRounding.AwayFromZero));
        return new PaymentLine
        {
            Code = measure.Code, Amount = earned,
            Working = string.Create(CultureInfo.InvariantCulture,
                $"{part} at risk; {value:0.######} measured, from {baseline:0.######} to {measure.Target:0.######}: {gained:0.######} of {needed:0.######} counts."),
        };
    }

    private static decimal Gain(OutcomeMeasure measure, decimal from, decimal to) => measure.Better == Direction.Higher ? to - from : from - to;
}
