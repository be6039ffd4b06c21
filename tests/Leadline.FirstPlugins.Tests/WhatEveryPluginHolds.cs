using System.Text;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.FirstPlugins.Tests;

public sealed class WhatEveryPluginHolds
{
    public static TheoryData<string> Names => [.. Plugins.Keys];

    private static Dictionary<string, FirstPlugin> Plugins { get; } = new()
    {
        ["practice IT"] = Examples.PracticeIT, ["rate card"] = Examples.RateCard, ["business intelligence"] = Examples.BusinessIntelligence, ["de-identification"] = Examples.DeIdentification,
    };

    [Theory, MemberData(nameof(Names))]
    public void It_is_let_in_without_a_word(string name) => Assert.Empty(Plugins[name].Runner.Findings);

    [Theory, MemberData(nameof(Names))]
    public void It_holds_what_every_plugin_must(string name)
    {
        var plugin = Plugins[name];

        Assert.Equal("", string.Join('\n', PluginConformance.Check(plugin.Runner, plugin.Scope, plugin.Request, PaidByOutcomeTests.Period)));
    }

    [Theory, MemberData(nameof(Names))]
    public void It_says_how_each_item_of_the_minimum_specification_is_met(string name)
    {
        var plugin = Plugins[name];

        Assert.Equal(plugin.Scope.MinimumSpecification.Select(i => i.Code), plugin.Runner.Describe(plugin.Scope).Document.MinimumSpecification.Select(s => s.Item));
    }

    [Theory]
    [InlineData("practice IT")]
    [InlineData("business intelligence")]
    [InlineData("de-identification")]
    public void A_supplier_promises_nothing_of_an_item_that_it_does_not_know(string name)
    {
        var plugin = Plugins[name];
        var later = plugin.Scope with { MinimumSpecification = [.. plugin.Scope.MinimumSpecification, new SpecificationItem { Code = "of-a-later-version", Text = "Something new." }] };

        Assert.DoesNotContain("of-a-later-version", plugin.Runner.Describe(later).Document.MinimumSpecification.Select(s => s.Item));
    }

    /// <summary>What an upgrade to another version of the SDK is held against: a change of an answer is a change of lines in a file.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Its_recorded_calls_come_out_the_same(string name)
    {
        var plugin = Plugins[name];
        var calls = RecordedCalls.Record(plugin.Runner, plugin.Scope, plugin.Request, PaidByOutcomeTests.Period);
        var found = Path.Combine(AppContext.BaseDirectory, $"{plugin.Name}.calls.found.jsonl");
        RecordedCalls.Write(found, calls);

        Assert.True(File.Exists(plugin.Calls) && Answers(RecordedCalls.Read(plugin.Calls)) == Answers(calls), $"The calls do not come out as recorded. Where the change is meant: cp '{found}' '{plugin.Calls}'");

        // Without their steps, which another compiler changes.
        static string Answers(IEnumerable<RecordedCall> of) => string.Join('\n', of.Select(c => $"{c.Operation} {Encoding.UTF8.GetString(c.Input.Span)} {c.Failure} {Encoding.UTF8.GetString(c.Output.Span)}"));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_quote_takes_a_small_part_of_what_it_may(string name)
    {
        var usage = Plugins[name].Runner.Quote(Plugins[name].Request).Usage;

        Assert.InRange(usage.Steps, 1, usage.StepBudget / 500);
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_answers_are_of_the_kinds_that_the_form_asks_for(string name)
    {
        var plugin = Plugins[name];

        Assert.All(plugin.Requirement.Answers, a => Assert.Contains(a.Question, plugin.Scope.Form.Select(q => q.Code)));
        Assert.Empty(plugin.Scope.Form.Where(q => q.IsCompulsory && q.AskedWhen is null).Select(q => q.Code).Except(plugin.Requirement.Answers.Select(a => a.Question)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_price_book_is_for_a_lot_and_line_of_the_plugin_and_of_its_publisher(string name)
    {
        var (file, manifest) = (Plugins[name].BookFile, Plugins[name].Runner.Manifest);

        Assert.Contains(manifest.Lots, l => l.Framework == file.Framework && l.Lot == file.Lot && l.ServiceLines.Contains(file.ServiceLine));
        Assert.Equal(name == "rate card" ? "GB-COH:99000064" : manifest.Publisher.ToString(), file.Publisher.ToString());
    }
}
