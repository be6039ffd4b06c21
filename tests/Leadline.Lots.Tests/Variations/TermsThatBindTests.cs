using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Variations;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Variations;

/// <summary>What of the terms binds suppliers: named part by part where it changes.</summary>
public sealed class TermsThatBindTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly FrameworkText Before = new("VARY") { Places = 10 };

    [Theory]
    [InlineData("A framework agreement for tests", "Another title")]
    [InlineData("title: IT and figures", "title: Figures and IT")]
    [InlineData("title: Desktop support", "title: Support of desktops")]
    [InlineData("at-most: 10", "at-most: 12")]
    [InlineData("re-openings: [2027-08-01, 2029-08-01, 2031-08-01]", "re-openings: [2027-07-01, 2029-07-01, 2031-07-01]")]
    [InlineData("  - number: 2\n", "  - number: 3\n    title: A new one\n    service-lines: [BI]\n    routes: [further-competition]\n  - number: 2\n")]
    public void What_binds_nobody_may_change(string was, string now) => Assert.Empty(Changed(was, now));

    [Theory]
    [InlineData("rate-basis-points: 100", "rate-basis-points: 75", "charge")]
    [InlineData("payment-days: 28", "payment-days: 30", "charge")]
    [InlineData("buyers: [icb, trust]", "buyers: [icb, trust, council]", "buyer-kinds", "buyer-groups")]
    [InlineData("to: 2033-07-31", "to: 2033-06-30", "term")]
    [InlineData("A service desk answers on working days.", "A service desk answers on every day.", "lot 1, service line IT, minimum-specification", "lot 2, service line IT, minimum-specification")]
    [InlineData("most: 1000", "most: 2000", "lot 1, service line IT, form", "lot 2, service line IT, form")]
    [InlineData("summary: Figures and what they mean.", "summary: Figures.", "lot 1, service line BI, summary")]
    [InlineData("maximum-mark: 4\n    minimum-mark: 2", "maximum-mark: 5\n    minimum-mark: 2", "lot 1, criteria", "lot 2, criteria")]
    [InlineData("routes: [further-competition]", "routes: [further-competition, { route: direct-award, condition: The lowest quote. }]", "lot 1, routes", "lot 1, bounds")]
    public void What_binds_suppliers_is_named(string was, string now, params string[] parts) => Assert.Equal(parts, Changed(was, now));

    [Theory]
    [InlineData("2034-07-31", 12, 90, "2026-03-15")]
    [InlineData("2034-08-01", 12, 90, "2026-03-15", "term", "extensions")] // more than was agreed
    [InlineData("2034-07-31", 12, 90, "2033-05-02")]
    [InlineData("2034-07-31", 12, 90, "2033-05-03", "term", "extensions")] // told too late
    public void An_agreed_option_to_prolong_binds_already(string to, int months, int notice, string day, params string[] parts)
    {
        var terms = Read(Before);
        var with = terms with { Extensions = [new ExtensionOption(months, notice), new ExtensionOption(6, 30)] };
        var prolonged = with with { Term = with.Term with { To = DateOnly.Parse(to) }, Extensions = [new ExtensionOption(6, 30)] };
        Assert.Equal(parts, TermsThatBind.Changed(with, prolonged, DateOnly.Parse(day)));
    }

    [Theory]
    [InlineData("2033-09-30", 6, "2034-03-31")]
    [InlineData("2035-02-28", 12, "2036-02-29")]
    public void An_option_prolongs_from_the_end_of_one_month_to_the_end_of_another(string was, int months, string to)
    {
        var terms = Read(Before);
        var with = terms with { Term = terms.Term with { To = DateOnly.Parse(was) }, Extensions = [new ExtensionOption(months, 0)] };
        Assert.Empty(TermsThatBind.Changed(with, with with { Term = with.Term with { To = DateOnly.Parse(to) }, Extensions = [] }, Today));
    }

    [Theory]
    [InlineData(false, 3)] // nobody has agreed to anything yet
    [InlineData(true, 1)]
    public void Former_terms_that_are_restored_bind_as_before_once_places_are_held(bool isLive, int bindsAs)
    {
        var framework = new FrameworkAgreement(FrameworkId.New(), "VARY");
        Assert.Equal(1, framework.Publish(Document(Before), Today, Now).Value!.BindsAs);
        foreach (var step in isLive ? [FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Live] : Array.Empty<FrameworkStep>())
            Assert.Null(framework.Take(step, new StepGrounds("A test.", "None is owed."), Today, Now).Refusal);
        Assert.Equal(2, framework.Publish(Document(Before with { Charge = 75 }), Today, Now).Value!.BindsAs);
        Assert.Equal(bindsAs, framework.Publish(Document(Before), Today, Now).Value!.BindsAs);
    }

    [Fact]
    public void Terms_are_restored_by_the_very_lots_and_lines_that_had_them()
    {
        var (first, more) = (Read(Before), Read(Text("service-lines: [IT]", "service-lines: [IT, BI]")));
        Assert.Empty(TermsThatBind.Changed(first, more, Today));
        Assert.False(TermsThatBind.Restores(first, more, Today));
        Assert.True(TermsThatBind.Restores(first, Read(Text("A framework agreement for tests", "Another title")), Today));
    }

    private static IReadOnlyList<string> Changed(string was, string now) => TermsThatBind.Changed(Read(Before), Read(Text(was, now)), Today);

    private static string Text(string was, string now)
    {
        var text = Before.ToString();
        Assert.Contains(was, text, StringComparison.Ordinal);
        return text.Replace(was, now, StringComparison.Ordinal);
    }

    private static FrameworkTerms Read(object text) => Document(text).Terms;

    private static FrameworkDocument Document(object text) => FrameworkDocument.Read(Encoding.UTF8.GetBytes(text.ToString()!)).Document!;
}
