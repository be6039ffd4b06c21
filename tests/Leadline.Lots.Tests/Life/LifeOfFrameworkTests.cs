using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Life;

/// <summary>Every step from every state: allowed, or refused with the rule's reason.</summary>
public class LifeOfFrameworkTests
{
    private static readonly DateOnly Today = new(2025, 9, 1);
    private static readonly DateTimeOffset Now = new(2025, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly StepGrounds Grounds = new("A test."), NoneOwed = new("A test.", "Light touch.");

    // Rows are states, columns the steps in their order: tendering, its withdrawal, evaluation, standstill, live, joining, its end, closure, end.
    private static readonly Dictionary<string, string> Matrix = new(StringComparer.Ordinal)
    {
        ["Published"] = "OpenToTenders step-out-of-order step-out-of-order step-out-of-order step-out-of-order step-out-of-order step-out-of-order step-out-of-order step-out-of-order",
        ["OpenToTenders"] = "step-out-of-order Published Evaluating step-out-of-order step-out-of-order step-out-of-order step-out-of-order step-out-of-order step-out-of-order",
        ["Evaluating"] = "tenders-opened Published step-out-of-order Standstill standstill-owed step-out-of-order step-out-of-order step-out-of-order step-out-of-order",
        ["Standstill"] = "tenders-opened outcome-told Evaluating step-out-of-order standstill-running step-out-of-order step-out-of-order step-out-of-order step-out-of-order",
        ["Live"] = "places-relied-on places-relied-on places-relied-on places-relied-on step-out-of-order Live step-out-of-order Closed term-running",
        ["Closed"] = "places-relied-on places-relied-on places-relied-on places-relied-on Live step-out-of-order step-out-of-order step-out-of-order Ended",
        ["Ended"] = "framework-ended framework-ended framework-ended framework-ended framework-ended framework-ended framework-ended framework-ended framework-ended",
    };

    public static TheoryData<string, string, string> Cells =>
        [.. Matrix.SelectMany(row => row.Value.Split(' ').Zip(LifeOfFramework.Steps, (expected, step) => (row.Key, $"{step}", expected)))];

    [Theory, MemberData(nameof(Cells))]
    public void A_step_leads_where_the_rules_say_or_is_refused(string state, string step, string expected)
    {
        var framework = In(Enum.Parse<FrameworkState>(state));
        var outcome = framework.Take(Enum.Parse<FrameworkStep>(step), Grounds, Today, Now);

        Assert.Equal(expected, outcome.Refusal?.Code ?? $"{framework.State}");
        Assert.Equal(outcome.Refusal is null && step != nameof(FrameworkStep.Joining), $"{framework.State}" != state); // while suppliers join, buyers call off
    }

    [Fact]
    public void The_table_has_every_state_and_every_step()
    {
        Assert.Equal(Enum.GetNames<FrameworkState>(), Matrix.Keys);
        Assert.All(Matrix.Values, row => Assert.Equal(LifeOfFramework.Steps.Count, row.Split(' ').Length));
    }

    [Theory]
    [InlineData("2025-09-10", "standstill-running")] // eight working days from a Monday, which is day one
    [InlineData("2025-09-11", null)]
    public void A_standstill_is_left_when_it_has_run(string day, string? code)
    {
        var framework = In(FrameworkState.Standstill);
        Assert.Equal(new DateOnly(2025, 9, 10), framework.StandstillEndsOn);
        Assert.Equal(code, framework.Take(FrameworkStep.Live, Grounds, DateOnly.Parse(day), Now).Refusal?.Code);
    }

    [Fact]
    public void Where_none_is_owed_and_the_rule_is_said_it_goes_live_without()
    {
        var framework = In(FrameworkState.Evaluating);
        Assert.Null(framework.Take(FrameworkStep.Live, NoneOwed, Today, Now).Refusal);
        Assert.Equal(FrameworkState.Live, framework.State);
    }

    [Theory]
    [InlineData("Standstill", "2025-09-30", "outside-term")]
    [InlineData("Standstill", "2025-10-01", null)]
    [InlineData("Closed", "2026-09-30", null)]
    [InlineData("Closed", "2026-10-01", "outside-term")]
    public void It_is_live_within_its_term_alone(string state, string day, string? code) =>
        Assert.Equal(code, In(Enum.Parse<FrameworkState>(state), from: "2025-10-01", to: "2026-09-30").Take(FrameworkStep.Live, Grounds, DateOnly.Parse(day), Now).Refusal?.Code);

    [Fact]
    public void An_open_framework_is_re_opened_to_suppliers_while_it_is_live_and_no_other()
    {
        var framework = In(FrameworkState.Live);
        Assert.IsType<FrameworkOpenedToTenders>(Assert.Single(framework.Take(FrameworkStep.Joining, Grounds, Today, Now).Value!));
        Assert.True(framework.IsOpenToJoiners);
        Assert.Equal("step-out-of-order", framework.Take(FrameworkStep.Joining, Grounds, Today, Now).Refusal?.Code);
        Assert.IsType<FrameworkEvaluationBegan>(Assert.Single(framework.Take(FrameworkStep.JoiningClosure, Grounds, Today, Now).Value!));
        Assert.False(framework.IsOpenToJoiners);
        Assert.Equal(FrameworkState.Live, framework.State);
        Assert.Null(framework.Take(FrameworkStep.Joining, Grounds, Today, Now).Refusal); // as often as it likes, and at least as often as it must

        var closed = In(FrameworkState.Live, regime: "pa-2023-light-touch");
        var refusal = closed.Take(FrameworkStep.Joining, Grounds, Today, Now).Refusal!;
        Assert.Equal("joins-by-new-procurement", refusal.Code);
        Assert.Contains("Procurement Act 2023, ss. 45 and 49", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09-30", "term-running")]
    [InlineData("2026-10-01", null)]
    public void What_is_live_ends_after_its_term(string day, string? code)
    {
        var framework = In(FrameworkState.Live, to: "2026-09-30");
        Assert.Equal(code, framework.Take(FrameworkStep.End, Grounds, DateOnly.Parse(day), Now).Refusal?.Code);
    }

    [Fact]
    public void Others_are_told_the_steps_that_concern_them_each_later_than_the_one_before()
    {
        var framework = In(FrameworkState.Published);
        object[] told = [.. new[] { FrameworkStep.Tendering, FrameworkStep.TenderingWithdrawal, FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Live, FrameworkStep.Closure, FrameworkStep.Live, FrameworkStep.Closure, FrameworkStep.End }
            .SelectMany(s => framework.Take(s, NoneOwed, Today, Now).Value!)];

        Assert.Equal(
            [typeof(FrameworkOpenedToTenders), typeof(FrameworkTenderingWithdrawn), typeof(FrameworkOpenedToTenders), typeof(FrameworkEvaluationBegan), typeof(FrameworkWentLive), typeof(FrameworkClosed), typeof(FrameworkReopened), typeof(FrameworkClosed), typeof(FrameworkEnded)],
            told.Select(t => t.GetType()));
        var instants = told.Select(t => (DateTimeOffset)t.GetType().GetProperty("At")!.GetValue(t)!).ToList();
        Assert.Equal(instants.Order().Distinct(), instants);
    }

    [Theory]
    [InlineData("Published", null)]
    [InlineData("OpenToTenders", null)]
    [InlineData("Evaluating", "award-under-way")]
    [InlineData("Standstill", "award-under-way")]
    [InlineData("Live", "lot-in-use")]
    [InlineData("Closed", "framework-closed")]
    [InlineData("Ended", "framework-closed")]
    public void A_version_that_drops_a_lot_is_published_before_tenders_are_judged(string state, string? code)
    {
        var text = new FrameworkText("LIFE").ToString();
        var without = text[..text.IndexOf("  - number: 2", StringComparison.Ordinal)];
        Assert.Equal(code, In(Enum.Parse<FrameworkState>(state)).Publish(Read(without), Today, Now).Refusal?.Code);
    }

    [Fact]
    public void What_a_version_drops_is_named()
    {
        var text = new FrameworkText("LIFE").ToString().Replace("    service-lines: [IT, BI]", "    service-lines: [BI]", StringComparison.Ordinal);
        Assert.Contains("lot 1, service line IT", In(FrameworkState.Live).Publish(Read(text), Today, Now).Refusal!.Reason, StringComparison.Ordinal);
    }

    private static FrameworkAgreement In(FrameworkState state, string from = "2025-08-01", string to = "2033-07-31", string regime = "pa-2023-open")
    {
        var framework = new FrameworkAgreement(FrameworkId.New(), "LIFE");
        Assert.Null(framework.Publish(Read((new FrameworkText("LIFE") { From = from, To = to, Regime = regime }).ToString()), new DateOnly(2025, 8, 1), Now).Refusal);
        FrameworkStep[] way = state switch
        {
            FrameworkState.Published => [],
            FrameworkState.OpenToTenders => [FrameworkStep.Tendering],
            FrameworkState.Evaluating => [FrameworkStep.Tendering, FrameworkStep.Evaluation],
            FrameworkState.Standstill => [FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Standstill],
            FrameworkState.Live => [FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Live],
            FrameworkState.Closed => [FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Live, FrameworkStep.Closure],
            _ => [FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Live, FrameworkStep.Closure, FrameworkStep.End],
        };
        foreach (var step in way)
            Assert.Null(framework.Take(step, step == FrameworkStep.Live ? NoneOwed : Grounds, step == FrameworkStep.Live ? Later(Today, DateOnly.Parse(from)) : Today, Now).Refusal);
        Assert.Equal(state, framework.State);
        return framework;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static FrameworkDocument Read(string text) => FrameworkDocument.Read(Encoding.UTF8.GetBytes(text)).Document!;
}
