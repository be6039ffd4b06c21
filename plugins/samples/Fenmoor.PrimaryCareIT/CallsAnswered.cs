using System.Globalization;
using Leadline.Sdk;

namespace Fenmoor.PrimaryCareIT;

/// <summary>Payment by how many calls the desk answers in time: the share at risk is earned in proportion between baseline and target.</summary>
public sealed class CallsAnswered : IOutcomePayment
{
    /// <inheritdoc/>
    public OutcomeMeasures Measures(Requirement requirement) => new()
    {
        All =
        [
            new OutcomeMeasure
            {
                Code = "answered-in-time", Title = "Calls answered within a minute", Unit = "per cent", Better = Direction.Higher, Target = 95,
                Source = "The desk's call records, open to the buyer", Attribution = "Every call is the supplier's.", VerificationLagDays = 10,
            },
        ],
    };

    /// <inheritdoc/>
    public PaymentDue PaymentDue(MeasuredPeriod period)
    {
        var terms = period.Terms;
        var lines = new List<PaymentLine> { new() { Code = "fixed", Amount = terms.Fixed, Working = "As agreed." } };
        foreach (var measure in terms.Measures)
        {
            var share = Reached(measure, period.Results.Single(r => r.Measure == measure.Code).Value) / terms.Measures.Count;
            var working = string.Create(CultureInfo.InvariantCulture, $"{terms.AtRisk} at risk, {share:0.####} of it earned.");
            lines.Add(new PaymentLine { Code = measure.Code, Amount = terms.AtRisk.Times(share), Working = working });
        }

        var sum = Leadline.Sdk.PaymentDue.Of(lines).Total;
        if (sum > terms.Cap)
            lines.Add(new PaymentLine { Code = "cap", Amount = terms.Cap - sum, Working = $"No more than {terms.Cap} is due." });
        else if (sum < terms.Collar)
            lines.Add(new PaymentLine { Code = "collar", Amount = terms.Collar - sum, Working = $"No less than {terms.Collar} is due." });
        return Leadline.Sdk.PaymentDue.Of(lines);
    }

    // 0 at the baseline or worse, 1 at the target or better.
    private static decimal Reached(OutcomeMeasure measure, decimal value)
    {
        var from = measure.Baseline ?? throw new InvalidOperationException($"The measure {measure.Code} has no baseline; the terms must state one.");
        return from == measure.Target ? throw new InvalidOperationException($"The measure {measure.Code} has its target at its baseline.")
            : Math.Clamp((value - from) / (measure.Target - from), 0, 1);
    }
}
