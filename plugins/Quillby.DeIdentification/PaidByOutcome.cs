using Leadline.Primitives;
using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>
/// Payment by outcome. The amount at risk is divided among the measures in equal parts. Of its part a measure earns nothing at its baseline and
/// all of it at its target, in proportion between; where losses are shared, as much below the baseline costs as much.
/// </summary>
/// <remarks>
/// Rounding: the parts are whole pence and add up to the amount at risk; what a measure earns is rounded to the penny once, half a penny away
/// from zero. The cap and the collar of the terms come last, with a line of their own. Terms that contradict themselves, and results that
/// are missing, stop the payment: they never become nought.
/// </remarks>
public sealed class PaidByOutcome : IOutcomePayment
{
    /// <inheritdoc/>
    public OutcomeMeasures Measures(Requirement requirement) => new() { All = Proposed.For(requirement).ToList() };

    /// <inheritdoc/>
    public PaymentDue PaymentDue(MeasuredPeriod period)
    {
        var terms = period.Terms;
        if (terms.Cap < terms.Collar)
            throw new InvalidOperationException($"The terms have a cap of {terms.Cap} below their collar of {terms.Collar}.");
        if (terms.Measures.Count == 0)
            throw new InvalidOperationException("The terms have no measure, so that nothing says what the amount at risk is paid for.");

        var lines = new List<PaymentLine> { new() { Code = "fixed", Amount = terms.Fixed, Working = "As agreed." } };
        for (var i = 0; i < terms.Measures.Count; i++)
            lines.Add(Earnings.Of(terms.Measures[i], Part(terms, i), terms.Model, Result(period, terms.Measures[i])));
        var due = Leadline.Sdk.PaymentDue.Of(lines).Total;
        if (due > terms.Cap)
            lines.Add(new PaymentLine { Code = "cap", Amount = terms.Cap - due, Working = $"The parts come to {due}; no more than {terms.Cap} is due." });
        else if (due < terms.Collar)
            lines.Add(new PaymentLine { Code = "collar", Amount = terms.Collar - due, Working = $"The parts come to {due}; no less than {terms.Collar} is due." });
        return Leadline.Sdk.PaymentDue.Of(lines);
    }

    // In whole pence, and all parts together are the whole: of what is left over some measures have a penny each.
    private static Money Part(OutcomeTerms terms, int index)
    {
        var count = terms.Measures.Count;
        return new Money(UpTo(index + 1) - UpTo(index));

        long UpTo(int parts) => (long)Math.Floor((decimal)terms.AtRisk.Pence * parts / count);
    }

    private static decimal Result(MeasuredPeriod period, OutcomeMeasure measure)
    {
        var results = period.Results.Where(r => r.Measure == measure.Code).ToList();
        return results.Count == 1 ? results[0].Value
            : throw new InvalidOperationException($"There is one result for each measure; for '{measure.Code}' there are {results.Count}.");
    }
}
