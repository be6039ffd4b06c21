using Leadline.CallOff.Quotes;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>How payment by outcome is worked out under a contract.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Tag">The version of this, for <c>If-Match</c>.</param>
/// <param name="Plugin">The plugin that is fixed.</param>
/// <param name="PluginVersion">Its version.</param>
/// <param name="PluginHash">SHA-256 of its package.</param>
/// <param name="ExtensionPoint">Where it joins in.</param>
/// <param name="Counted">One hash over its assemblies as they were rewritten and run when the measures were fixed.</param>
/// <param name="Circumstances">By what they were rewritten.</param>
/// <param name="Measures">The measures that it named.</param>
/// <param name="DescribedAt">When, in UTC.</param>
/// <param name="PeriodMonths">How many months a period has, from the contract's start; null before terms are proposed.</param>
/// <param name="Terms">The terms that are proposed or agreed, for one period.</param>
/// <param name="TermsHash">SHA-256 of the terms as they are kept, with the length of a period, which the record names.</param>
/// <param name="AgreedAt">When the supplier agreed, in UTC.</param>
/// <param name="Reason">Why there are no measures, or what stands in the way.</param>
internal sealed record FormulaView(
    FormulaState State, string Tag, string Plugin, string PluginVersion, string PluginHash, string ExtensionPoint, string? Counted, string? Circumstances,
    IReadOnlyList<OutcomeMeasure> Measures, DateTimeOffset? DescribedAt, int? PeriodMonths, OutcomeTerms? Terms, string? TermsHash, DateTimeOffset? AgreedAt, string? Reason)
{
    internal static FormulaView Of(PaymentFormula f, long version) => new(
        f.State, EntityTags.Of(version), f.Plugin, f.PluginVersion, f.PluginHash, f.ExtensionPoint, f.Counted, f.Circumstances, f.Named?.All ?? [], f.DescribedAt, f.Stated?.PeriodMonths, f.Stated?.Terms, f.TermsHash,
        f.AgreedAt, f.Reason);
}

/// <summary>What is due for a report.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Tag">The version of this, for <c>If-Match</c>.</param>
/// <param name="Amount">What is due, net of VAT; negative where the supplier owes the buyer.</param>
/// <param name="Reason">Why nothing was worked out, how a second calculation differs, or why the buyer disputes.</param>
/// <param name="DifferedBecause">How a second calculation once differed, or what was found damaged: the payment is then never accepted.</param>
/// <param name="DecidedAt">When the buyer accepted or disputed it, in UTC.</param>
internal sealed record OutcomePaymentView(PaymentState State, string Tag, Money? Amount, string? Reason, string? DifferedBecause, DateTimeOffset? DecidedAt)
{
    internal static OutcomePaymentView Of(OutcomePayment p, long version) => new(p.State, EntityTags.Of(version), p.Amount, p.Reason, p.DifferedBecause, p.DecidedAt);
}

/// <summary>What was reported for a period, and what is due for it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Number">Its place among the contract's reports, from 1.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day.</param>
/// <param name="Results">What was measured.</param>
/// <param name="Hash">SHA-256 of the document that the plugin is handed, which the record names.</param>
/// <param name="Supersedes">The report that it corrects.</param>
/// <param name="CorrectedBecause">Why.</param>
/// <param name="ReportedAt">When, in UTC.</param>
/// <param name="Payment">What is due.</param>
/// <param name="Lines">How it comes about.</param>
/// <param name="Calculations">Every calculation of it, the first one and those made again from its record.</param>
internal sealed record OutcomeReportView(
    OutcomeReportId Id, int Number, DateOnly From, DateOnly To, IReadOnlyList<MeasuredResult> Results, string Hash, OutcomeReportId? Supersedes, string? CorrectedBecause,
    DateTimeOffset ReportedAt, OutcomePaymentView Payment, IReadOnlyList<PaymentLine> Lines, IReadOnlyList<CalculationView> Calculations)
{
    internal static OutcomeReportView Of(
        OutcomeReport r, OutcomePayment payment, long version, IReadOnlyList<PaymentLine> lines, IReadOnlyList<CalculationView> calculations) => new(
        r.Id, r.Number, r.From, r.To, r.Period.Results, r.Hash, r.Supersedes, r.CorrectedBecause, r.ReportedAt, OutcomePaymentView.Of(payment, version), lines, calculations);
}

/// <summary>One calculation of a payment.</summary>
/// <param name="Id">Names its record.</param>
/// <param name="IsRecalculation">Whether it was made again from the record of the first.</param>
/// <param name="MadeAt">When, in UTC.</param>
/// <param name="Hash">SHA-256 of its record, which the audit entry names.</param>
/// <param name="InputHash">SHA-256 of the document handed over.</param>
/// <param name="OutputHash">SHA-256 of the document that came back.</param>
/// <param name="Steps">The steps that it took.</param>
/// <param name="IsSame">Whether the same bytes came as at first.</param>
/// <param name="Differences">All that is other than at first, such as the version of the SDK.</param>
internal sealed record CalculationView(
    Guid Id, bool IsRecalculation, DateTimeOffset MadeAt, string Hash, string InputHash, string OutputHash, long Steps, bool IsSame, string Differences)
{
    internal static CalculationView Of(KeptPluginCall c)
    {
        var record = c.Record;
        return new CalculationView(c.Id.Value, false, c.KeptAt, c.Hash, record.InputHash, record.OutputHash, record.Steps, true, "");
    }

    internal static CalculationView Of(PaymentRecalculation r)
    {
        var record = SdkJson.Read<Modularity.Plugins.PluginCallRecord>(r.Call);
        return new CalculationView(r.Id.Value, true, r.MadeAt, r.Hash, record.InputHash, record.OutputHash, record.Steps, r.IsSame, r.Differences);
    }
}
