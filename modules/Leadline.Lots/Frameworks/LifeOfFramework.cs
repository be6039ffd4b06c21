using Leadline.Lots.Contracts;
using Leadline.Modularity.Time;
using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

/// <summary>What is said with a step.</summary>
/// <param name="Reason">Why it is taken.</param>
/// <param name="StandstillNotOwed">By which rule of law no standstill is owed, where it is made live without one; null elsewhere.</param>
internal sealed record StepGrounds(string Reason, string? StandstillNotOwed = null);

/// <summary>
/// The rules of a framework agreement's life: from each state each step, allowed or refused with the rule's reason. They are asked when a step
/// is proposed, again when it is confirmed, and by pages beforehand.
/// </summary>
internal static class LifeOfFramework
{
    /// <summary>The steps of an agreement's life, in their order; what is done with drafts comes before it, and who runs it is another matter.</summary>
    internal static IReadOnlyList<FrameworkStep> Steps { get; } =
        [.. Enum.GetValues<FrameworkStep>().Except([FrameworkStep.Publication, FrameworkStep.ScopePublication, FrameworkStep.ScopeWithdrawal, FrameworkStep.Succession])];

    /// <summary>Null where the step may be taken.</summary>
    internal static Refusal? Refuse(FrameworkAgreement framework, FrameworkStep step, StepGrounds grounds, DateOnly today) => (framework.State, step) switch
    {
        (FrameworkState.Published, FrameworkStep.Tendering) => null,
        (FrameworkState.OpenToTenders or FrameworkState.Evaluating, FrameworkStep.TenderingWithdrawal) => null,
        (FrameworkState.OpenToTenders or FrameworkState.Standstill, FrameworkStep.Evaluation) => null,
        (FrameworkState.Evaluating, FrameworkStep.Standstill) => null,
        (FrameworkState.Evaluating, FrameworkStep.Live) => RefuseUnlessNoneOwed(framework, grounds) ?? RefuseOutsideTerm(framework, today),
        (FrameworkState.Standstill, FrameworkStep.Live) => RefuseRunning(framework, today) ?? RefuseOutsideTerm(framework, today),
        (FrameworkState.Closed, FrameworkStep.Live) => RefuseOutsideTerm(framework, today),
        (FrameworkState.Live, FrameworkStep.Joining) => RefuseJoining(framework),
        (FrameworkState.Live, FrameworkStep.JoiningClosure) when framework.IsOpenToJoiners => null,
        (FrameworkState.Live, FrameworkStep.Closure) => null,
        (FrameworkState.Live, FrameworkStep.End) => RefuseWithinTerm(framework, today),
        (FrameworkState.Closed, FrameworkStep.End) => null,
        _ => WhyNot(framework, step),
    };

    /// <summary>The last day of a standstill that begins with a notice on a day; null where the regime knows none.</summary>
    internal static DateOnly? StandstillFrom(DateOnly notice, RegimeTerms regime) => regime.StandstillDays == 0 ? null : regime.StandstillCounting switch
    {
        StandstillCounting.CalendarDaysAfterNotice => UkCalendar.LastOfCalendarDaysAfter(notice, regime.StandstillDays),
        StandstillCounting.WorkingDaysFromNotice => UkCalendar.LastOfWorkingDaysFrom(notice, regime.StandstillDays),
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime.StandstillCounting, "No such counting is known."),
    };

    private static Refusal? RefuseUnlessNoneOwed(FrameworkAgreement framework, StepGrounds grounds) => grounds.StandstillNotOwed is not null
        ? null
        : new Refusal("standstill-owed",
            $"Those who tendered for {framework.Reference} are told the outcome first, and may challenge it until the standstill ends " +
            $"({framework.LatestTerms.Regime.Source}). Where the law owes none, say by which rule.", "/standstillNotOwed");

    private static Refusal? RefuseJoining(FrameworkAgreement framework)
    {
        var regime = framework.LatestTerms.Regime;
        if (regime.Joining is not { How: SuppliersJoin.AtReopening })
            return new Refusal("joins-by-new-procurement",
                $"Under {regime.Title} suppliers join {framework.Reference} by a new procurement alone{(regime.Joining is { } rule ? $" ({rule.Source})" : "")}.");
        return framework.IsOpenToJoiners
            ? new Refusal("step-out-of-order", $"{framework.Reference} is re-opened to suppliers already.")
            : null;
    }

    private static Refusal? RefuseRunning(FrameworkAgreement framework, DateOnly today) => today <= framework.StandstillEndsOn
        ? new Refusal("standstill-running",
            $"The standstill of {framework.Reference} runs to the end of {framework.StandstillEndsOn:O} ({framework.LatestTerms.Regime.Source}); it can be made live from the day after.")
        : null;

    private static Refusal? RefuseOutsideTerm(FrameworkAgreement framework, DateOnly today) =>
        WholeTerm(framework) is var term && (today < term.From || today > term.To)
            ? new Refusal("outside-term", $"The term of {framework.Reference} runs from {term.From:O} to {term.To:O}; it is live within it alone, and today is {today:O}.")
            : null;

    private static Refusal? RefuseWithinTerm(FrameworkAgreement framework, DateOnly today) =>
        WholeTerm(framework) is var term && today <= term.To
            ? new Refusal("term-running", $"The term of {framework.Reference} runs to {term.To:O}. Until then it is closed first, and then ended.")
            : null;

    // A lot may have a term of its own, before or after the agreement's.
    private static TermDates WholeTerm(FrameworkAgreement framework)
    {
        var terms = framework.LatestTerms;
        var all = terms.Lots.Select(terms.TermOf).Append(terms.Term).ToList();
        return new TermDates(all.Min(t => t.From), all.Max(t => t.To));
    }

    private static Refusal WhyNot(FrameworkAgreement framework, FrameworkStep step) => (framework.State, step) switch
    {
        (FrameworkState.Ended, _) => new("framework-ended", $"{framework.Reference} has ended: buyers and suppliers rely on that, so nothing leads back. A new agreement is a new procurement."),
        (FrameworkState.Evaluating or FrameworkState.Standstill, FrameworkStep.Tendering) => new("tenders-opened",
            $"Tenders for {framework.Reference} have been opened: one that came now would be written by somebody who may know them, and all are treated alike. Withdraw the tender and tender anew."),
        (FrameworkState.Standstill, FrameworkStep.TenderingWithdrawal) => new("outcome-told",
            $"Those who tendered for {framework.Reference} have been told the outcome and may challenge it. If a mistake was found, go back to the evaluation first."),
        (FrameworkState.Live or FrameworkState.Closed, FrameworkStep.Tendering or FrameworkStep.TenderingWithdrawal or FrameworkStep.Evaluation or FrameworkStep.Standstill) =>
            new("places-relied-on", $"{framework.Reference} has been live: buyers have called off, and suppliers hold places, in reliance on that. It can be closed, and not undone."),
        _ => new("step-out-of-order", $"{framework.Reference} is {Words(framework.State)}; that is no state from which the step '{Words(step)}' leads."),
    };

    private static string Words<T>(T name)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString()).Replace('-', ' ');
}
