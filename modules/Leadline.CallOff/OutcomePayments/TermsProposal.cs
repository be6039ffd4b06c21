using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>What the buyer would agree on with the supplier, for each period.</summary>
/// <param name="Model">Which of the two models it is.</param>
/// <param name="PeriodMonths">How many months a period has, from the contract's start: 1, 3, 6 or 12.</param>
/// <param name="Fixed">What is paid whatever comes of it, net of VAT.</param>
/// <param name="AtRisk">The share that depends on outcome, paid in full at the targets, net of VAT.</param>
/// <param name="Cap">The most that may be due for a period.</param>
/// <param name="Collar">The least that may be due; negative only where losses are shared.</param>
/// <param name="Measures">For each measure of the formula its baseline and its target.</param>
internal sealed record TermsProposal(OutcomeModel Model, int PeriodMonths, Money Fixed, Money AtRisk, Money Cap, Money Collar, IReadOnlyList<AgreedMeasure> Measures)
{
    /// <summary>All that is wrong with it, for the measures that the plugin named.</summary>
    /// <param name="named">The measures.</param>
    /// <param name="starts">The contract's first day.</param>
    /// <param name="ends">Its last day.</param>
    internal IEnumerable<Fault> Faults(OutcomeMeasures named, DateOnly starts, DateOnly ends) =>
        new[] { Periods.Fault(PeriodMonths, starts, ends) }.OfType<Fault>().Concat(AmountFaults()).Concat(MeasureFaults(named));

    /// <summary>The terms as they are agreed, and the plugin is handed them: in the order and the words of the measures that it named.</summary>
    internal AgreedTerms For(OutcomeMeasures? named) => new(PeriodMonths, new OutcomeTerms
    {
        Model = Model, Fixed = Fixed, AtRisk = AtRisk, Cap = Cap, Collar = Collar,
        Measures = [.. from measure in named?.All ?? [] let agreed = Measures.First(m => m.Measure == measure.Code) select measure with { Baseline = agreed.Baseline, Target = agreed.Target ?? measure.Target }],
    });

    private IEnumerable<Fault> AmountFaults()
    {
        foreach (var fault in new[] { Amounts.Fault("/fixed", Fixed), Amounts.Fault("/atRisk", AtRisk), Amounts.Fault("/cap", Cap), Amounts.Fault("/collar", Collar) }.OfType<Fault>())
            yield return fault;
        if (Fixed.Pence < 0)
            yield return new Fault("/fixed", "amount-negative", $"What is paid whatever comes of it is never negative; this is {Fixed}.");
        if (AtRisk.Pence <= 0)
            yield return new Fault("/atRisk", "amount-not-positive", $"Something must depend on outcome; this is {AtRisk}.");
        if (Cap < Collar)
            yield return new Fault("/cap", "cap-below-collar", $"The most that may be due, {Cap}, is less than the least, {Collar}.");
        if (Collar.Pence < 0 && Model != OutcomeModel.RiskShare)
            yield return new Fault("/collar", "collar-negative", $"The supplier owes the buyer only where losses are shared; the least that may be due is {Collar}.");
    }

    private IEnumerable<Fault> MeasureFaults(OutcomeMeasures named)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            var (agreed, place) = (Measures[i], $"/measures/{i}");
            if (named.All.FirstOrDefault(m => m.Code == agreed.Measure) is not { } measure)
            {
                yield return new Fault($"{place}/measure", "measure-unknown", $"The formula has the measures {string.Join(", ", named.All.Select(m => m.Code))}.");
                continue;
            }

            if (Measures.Take(i).Any(m => m.Measure == agreed.Measure))
                yield return new Fault($"{place}/measure", "measure-twice", $"'{agreed.Measure}' stands here already.");
            var target = agreed.Target ?? measure.Target;
            foreach (var fault in new[] { Values.Fault($"{place}/baseline", agreed.Baseline), Values.Fault($"{place}/target", target) }.OfType<Fault>())
                yield return fault;
            if (measure.Better == Direction.Higher ? target <= agreed.Baseline : target >= agreed.Baseline)
                yield return new Fault($"{place}/target", "target-no-better", $"Of '{measure.Title}', {(measure.Better == Direction.Higher ? "more" : "less")} is better, so that the target can't be {target} where the baseline is {agreed.Baseline}.");
        }

        foreach (var missing in named.All.Where(m => !Measures.Any(a => a.Measure == m.Code)))
            yield return new Fault("/measures", "measure-missing", $"State the baseline of '{missing.Title}' ({missing.Code}), in {missing.Unit}.");
    }
}

/// <summary>What is agreed on one measure.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Baseline">What it was before the contract, in the measure's unit.</param>
/// <param name="Target">What full payment is for; the plugin's own target without it.</param>
internal sealed record AgreedMeasure(string Measure, decimal Baseline, decimal? Target = null);
