using Leadline.CallOff.OutcomePayments;
using Leadline.CallOff.Pages.DirectAwards;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>What was typed of terms that the buyer proposes.</summary>
internal sealed class TermsForm
{
    public string? Model { get; set; }

    /// <summary>How many months a period has.</summary>
    public string? PeriodMonths { get; set; }

    public string? Fixed { get; set; }

    public string? AtRisk { get; set; }

    public string? Cap { get; set; }

    public string? Collar { get; set; }

    public List<MeasureForm> Measures { get; set; } = [];

    /// <summary>Which version was seen.</summary>
    public string? Tag { get; set; }

    internal sealed class MeasureForm
    {
        public string? Baseline { get; set; }

        public string? Target { get; set; }
    }

    /// <summary>Fills the fields with what is proposed already, or with what the plugin named.</summary>
    internal void Fill(OutcomeMeasures named, int? months, OutcomeTerms? proposed)
    {
        PeriodMonths = months?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (proposed is not null)
        {
            Model = proposed.Model == OutcomeModel.RiskShare ? "risk-share" : "value-based";
            (Fixed, AtRisk, Cap, Collar) = (Typed.Of(proposed.Fixed), Typed.Of(proposed.AtRisk), Typed.Of(proposed.Cap), Typed.Of(proposed.Collar));
        }

        Measures = [.. (proposed?.Measures ?? named.All).Select(m => new MeasureForm { Baseline = m.Baseline is { } baseline ? Typed.Of(baseline) : "", Target = Typed.Of(m.Target) })];
    }

    /// <summary>The proposal; what can't be read comes to its field.</summary>
    internal TermsProposal Read(OutcomeMeasures named, PageModel page, ModuleText<CallOffModule> text)
    {
        if (Model is not ("value-based" or "risk-share"))
            page.ModelState.TryAddModelError("Terms.Model", text["outcome.model.missing"]);
        if (!int.TryParse(PeriodMonths, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var months) || !Periods.Lengths.Contains(months))
            page.ModelState.TryAddModelError("Terms.PeriodMonths", text["outcome.period-months.missing"]);
        var fields = new OutcomeField(page, text);
        return new TermsProposal(Model == "risk-share" ? OutcomeModel.RiskShare : OutcomeModel.ValueBased, months,
            fields.Amount("Terms.Fixed", Fixed, text["outcome.fixed"]), fields.Amount("Terms.AtRisk", AtRisk, text["outcome.at-risk"]),
            fields.Amount("Terms.Cap", Cap, text["outcome.cap"]), fields.Amount("Terms.Collar", Collar, text["outcome.collar"]),
            [.. named.All.Select((m, i) => new AgreedMeasure(m.Code, fields.Number($"Terms.Measures[{i}].Baseline", Measures.ElementAtOrDefault(i)?.Baseline, text["outcome.baseline", m.Title]),
                fields.Number($"Terms.Measures[{i}].Target", Measures.ElementAtOrDefault(i)?.Target, text["outcome.target", m.Title])))]);
    }
}

/// <summary>What was typed of a report.</summary>
internal sealed class ReportForm
{
    public TypedDate From { get; set; } = new();

    public TypedDate To { get; set; } = new();

    public List<ResultForm> Results { get; set; } = [];

    /// <summary>The report that is corrected; empty for none.</summary>
    public string? Supersedes { get; set; }

    public string? Reason { get; set; }

    /// <summary>Which version was seen.</summary>
    public string? Tag { get; set; }

    internal sealed class ResultForm
    {
        public string? Value { get; set; }

        public TypedDate VerifiedOn { get; set; } = new();
    }

    /// <summary>The report; what can't be read comes to its field.</summary>
    internal ReportedResults Read(OutcomeTerms terms, PageModel page, ModuleText<CallOffModule> text)
    {
        var fields = new OutcomeField(page, text);
        var (from, to) = (fields.Day("Report.From", From, text["outcome.from"]), fields.Day("Report.To", To, text["outcome.to"]));
        List<ReportedResult> results = [];
        foreach (var (measure, i) in terms.Measures.Select((m, i) => (m, i)))
        {
            var typed = Results.ElementAtOrDefault(i) ?? new ResultForm();
            results.Add(new ReportedResult(measure.Code, fields.Number($"Report.Results[{i}].Value", typed.Value, measure.Title),
                fields.Day($"Report.Results[{i}].VerifiedOn", typed.VerifiedOn, text["outcome.verified-on", measure.Title])));
        }

        var corrects = Guid.TryParse(Supersedes, out var report) ? new OutcomeReportId(report) : (OutcomeReportId?)null;
        return new ReportedResults(from, to, results, corrects, string.IsNullOrWhiteSpace(Reason) ? null : Reason);
    }
}

/// <summary>What the buyer chose for a payment.</summary>
internal sealed class DecisionForm
{
    /// <summary>The report, and which version of its payment was seen: <c>ID|TAG</c>.</summary>
    public string? Payment { get; set; }

    public string? Accepts { get; set; }

    public string? Reason { get; set; }
}

/// <summary>How numbers stand in fields.</summary>
internal static class Typed
{
    internal static string Of(decimal number) => number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Of(Money amount) => Of(amount.Pence / 100m);
}

/// <summary>Reads what was typed into single fields. What can't be read is told at its field, and nothing is guessed.</summary>
internal sealed class OutcomeField(PageModel page, ModuleText<CallOffModule> text)
{
    internal Money Amount(string field, string? typed, string title) =>
        AnswerReader.Amount(typed?.Trim() ?? "") ?? Missing(field, text["unreadable.amount", title], Money.Zero);

    internal decimal Number(string field, string? typed, string title) =>
        AnswerReader.Number(typed?.Trim() ?? "") ?? Missing(field, text["unreadable.number", title], 0m);

    internal DateOnly Day(string field, TypedDate typed, string title) => typed.Calendar ?? Missing(field, text["unreadable.day", title], DateOnly.MinValue);

    private T Missing<T>(string field, string words, T instead)
    {
        page.ModelState.TryAddModelError(field, words);
        return instead;
    }

    /// <summary>The field that a pointer of the API leads to: of <c>/results/0/value</c> in the form Report, <c>Report.Results[0].Value</c>.</summary>
    internal static string Of(string form, string? pointer)
    {
        var parts = (pointer ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return "";
        var field = $"{form}.{Pascal(parts[0])}";
        return parts is [_, var index, var member, ..] && index.All(char.IsAsciiDigit) ? $"{field}[{index}].{Pascal(member == "measure" ? "value" : member)}" : field;
    }

    /// <summary>Adds faults to their fields, where nothing is said of them yet.</summary>
    internal static void Say(PageModel page, string form, IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            var field = Of(form, fault.Pointer);
            if (field.Length == 0 || !page.ModelState.TryGetValue(field, out var entry) || entry.Errors.Count == 0)
                page.ModelState.AddModelError(field, fault.Detail);
        }
    }

    private static string Pascal(string member) => char.ToUpperInvariant(member[0]) + member[1..];
}
