using Leadline.Modularity.Api;
using Leadline.Sdk;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>What was measured in one period.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day; the period must be over.</param>
/// <param name="Results">One verified result for each measure of the terms.</param>
/// <param name="Supersedes">The report that this one corrects; without it, a first report of the period.</param>
/// <param name="Reason">Why it is corrected, for the record: 1 to 4,000 characters; null for a first report.</param>
internal sealed record ReportedResults(DateOnly From, DateOnly To, IReadOnlyList<ReportedResult> Results, OutcomeReportId? Supersedes = null, string? Reason = null)
{
    /// <summary>All that is wrong with it, beside the terms, the contract's life and today.</summary>
    internal IEnumerable<Fault> Faults(AgreedTerms agreed, DateOnly starts, DateOnly ends, DateOnly today)
    {
        foreach (var fault in PeriodFaults(agreed.PeriodMonths, starts, ends, today))
            yield return fault;
        foreach (var fault in ResultFaults(agreed.Terms, today))
            yield return fault;
        if (Supersedes is not null && Text.Fault("/reason", Reason, OutcomePayment.LongestReason) is { } reason)
            yield return reason;
        if (Supersedes is null && Reason is not null)
            yield return new Fault("/reason", "reason-without-correction", "A reason is stated for a correction: name the report that is corrected, or leave the reason out.");
    }

    private IEnumerable<Fault> PeriodFaults(int months, DateOnly starts, DateOnly ends, DateOnly today)
    {
        var isWithin = To >= From && From >= starts && To <= ends;
        if (To < From)
            yield return new Fault("/to", "period-backwards", $"The period would end on {To:O}, before it begins on {From:O}.");
        if (From < starts || From > ends)
            yield return new Fault("/from", "period-outside-contract", $"The contract lasts from {starts:O} to {ends:O}; the period must lie within.");
        if (To < starts || To > ends)
            yield return new Fault("/to", "period-outside-contract", $"The contract lasts from {starts:O} to {ends:O}; the period must lie within.");
        else if (To >= today)
            yield return new Fault("/to", "period-not-over", $"A period is reported when it is over; this one lasts until {To:O}.");
        if (isWithin && Periods.Fault(From, To, months, starts, ends) is { } notAgreed)
            yield return notAgreed;
    }

    /// <summary>The period as the plugin is handed it: the results in the order of the terms.</summary>
    internal MeasuredPeriod For(string contract, OutcomeTerms terms) => new()
    {
        Contract = contract, From = From, To = To, Terms = terms,
        Results = [.. from measure in terms.Measures let result = Results.First(r => r.Measure == measure.Code) select new MeasuredResult { Measure = measure.Code, Value = result.Value, VerifiedOn = result.VerifiedOn }],
    };

    private IEnumerable<Fault> ResultFaults(OutcomeTerms terms, DateOnly today)
    {
        for (var i = 0; i < Results.Count; i++)
        {
            var (result, place) = (Results[i], $"/results/{i}");
            if (terms.Measures.FirstOrDefault(m => m.Code == result.Measure) is not { } measure)
            {
                yield return new Fault($"{place}/measure", "measure-unknown", $"The terms have the measures {string.Join(", ", terms.Measures.Select(m => m.Code))}.");
                continue;
            }

            if (Results.Take(i).Any(r => r.Measure == result.Measure))
                yield return new Fault($"{place}/measure", "measure-twice", $"'{result.Measure}' stands here already.");
            if (Values.Fault($"{place}/value", result.Value) is { } value)
                yield return value;
            if (result.VerifiedOn > today)
                yield return new Fault($"{place}/verifiedOn", "verified-in-future", $"A result counts from the day on which it was verified; {result.VerifiedOn:O} is yet to come.");
            else if (result.VerifiedOn.DayNumber < (long)To.DayNumber + measure.VerificationLagDays)
                yield return new Fault($"{place}/verifiedOn", "verified-too-early", $"A result of '{measure.Title}' counts as verified {measure.VerificationLagDays} days after the period's end at the earliest; {result.VerifiedOn:O} is before that.");
        }

        foreach (var missing in terms.Measures.Where(m => !Results.Any(r => r.Measure == m.Code)))
            yield return new Fault("/results", "measure-missing", $"Report what was measured of '{missing.Title}' ({missing.Code}), in {missing.Unit}.");
    }
}

/// <summary>What was measured under one measure.</summary>
/// <param name="Measure">The measure's code.</param>
/// <param name="Value">The result, in the measure's unit.</param>
/// <param name="VerifiedOn">The day on which it was verified.</param>
internal sealed record ReportedResult(string Measure, decimal Value, DateOnly VerifiedOn);
