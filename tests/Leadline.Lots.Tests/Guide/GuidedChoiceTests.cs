using Leadline.Lots.Contracts;
using Leadline.Lots.Guide;
using Leadline.Lots.Tests.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.Guide;

/// <summary>From a need to what serves it, over the documents that are shipped.</summary>
public class GuidedChoiceTests
{
    private static IReadOnlyList<Offer> All { get; } = [.. Of("acs", isLive: true), .. Of("lpf", isLive: false), .. Of("open", isLive: true)];

    [Fact]
    public void A_need_without_a_word_finds_everything_in_the_order_of_the_documents()
    {
        var found = Guidance.Find(All, new GuidedNeed([]));
        Assert.Equal(All, found.Select(m => m.Offer));
        Assert.All(found, m => Assert.Equal(m.Offer.IsLive ? [] : [WhyNot.NotLive], m.Against));
        Assert.All(found.Where(m => m.Offer.IsLive), m => Assert.Equal(m.Offer.Lot.Routes, m.Routes));
    }

    [Theory]
    [InlineData("medicines optimisation", "ACS-MED LPF-MMO")]
    [InlineData("DESKTOP", "LPF-SL1 OPEN-DESK OPEN-DESK")] // on two lots
    [InlineData("frailty", "ACS-PHM ACS-PHM")] // on two lots, and found in a choice of its form
    [InlineData("re-identified controller's", "ACS-DATA OPEN-DATA")] // in the minimum specification
    [InlineData("insight", "OPEN-ANALYTICS")] // the service's title
    [InlineData("nothing-of-the-kind", "")]
    public void Each_word_must_stand_somewhere_in_what_a_line_says_of_itself(string words, string lines)
    {
        var found = Guidance.Find(All, new GuidedNeed(words.Split(' '))).Select(m => m.Offer.Line.Code);
        Assert.Equal(lines, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("police", "Managing or supporting the health, care or wellbeing of populations.")]
    [InlineData("trust", "")]
    public void A_kind_of_buyer_is_told_the_purpose_it_must_buy_for(string kind, string purpose)
    {
        var found = Guidance.Find(All, new GuidedNeed([], BuyerKind: kind)).Where(m => m.Against.Count == 0).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, m => Assert.Equal(purpose, string.Join(' ', m.Purposes)));
    }

    [Fact]
    public void What_is_not_open_to_the_kind_is_shown_with_that_reason()
    {
        var found = Guidance.Find(All, new GuidedNeed([], BuyerKind: "school"));
        Assert.All(found.Where(m => m.Offer.Terms.Reference == "LPF"), m => Assert.Equal([WhyNot.NotLive, WhyNot.NotForThisKind], m.Against));
        Assert.All(found, m => Assert.Equal(m.Against.Count > 0, m.Routes.Count == 0));
    }

    [Theory]
    [InlineData(36, 100_000_000L, "FurtherCompetition DirectAward")]
    [InlineData(37, null, "FurtherCompetition")]
    [InlineData(null, 100_000_001L, "FurtherCompetition")]
    [InlineData(12, 20_000_000_001L, "NotForThisValue")] // over the framework's own ceiling
    public void Routes_are_those_that_let_a_contract_be_so_long_and_worth_so_much(int? months, long? pence, string said)
    {
        var match = Guidance.Find(All, new GuidedNeed([], Months: months, Value: pence is { } p ? new Money(p) : null)).Single(m => m.Offer is { Terms.Reference: "OPEN", Lot.Number: "2" });
        Assert.Equal(said, match.Against.Count > 0 ? string.Join(' ', match.Against) : string.Join(' ', match.Routes));
    }

    [Fact]
    public void A_route_that_no_lot_allows_and_a_length_that_none_lets_last_are_reasons()
    {
        var match = Guidance.Find(All, new GuidedNeed([], Route: CallOffRoute.DirectAward, Months: 97)).Where(m => m.Offer.Terms.Reference == "OPEN").ToList();
        Assert.Equal(["1: NotByThisRoute", "1: NotByThisRoute", "2: NotForThisLength", "2a: NotByThisRoute", "2a: NotByThisRoute"],
            match.Select(m => $"{m.Offer.Lot.Number}: {string.Join(' ', m.Against)}"));
    }

    [Fact]
    public void Filters_are_the_questions_of_choice_of_the_forms_and_count_lines_once()
    {
        var filters = QuestionFilters.Of(All);
        var hours = Assert.Single(filters, f => f.Title == "When is the service needed?");
        Assert.Equal(("hours", "core evening saturday sunday weekend"), (hours.Code, string.Join(' ', hours.Choices.Select(c => c.Code))));
        Assert.Equal([2, 2, 1, 1, 1], hours.Choices.Select(c => c.Lines)); // two lines ask it, and what they let people choose is not the same
        Assert.Equal(1, Assert.Single(filters, f => f.Title == "By which risks are patients to be stratified?").Choices[0].Lines); // on two lots, and one line
        Assert.DoesNotContain(filters, f => f.Choices.Count < 2);
    }

    [Fact]
    public void Of_each_question_that_is_answered_one_answer_must_be_there()
    {
        Assert.Equal(["ACS-ICT"], Found("hours.saturday"));
        Assert.Equal(["ACS-ICT"], Found("hours.saturday", "hours.never"));
        Assert.Equal(["ACS-ICT"], Found("hours.saturday", "response.one-hour"));
        Assert.Empty(Found("hours.saturday", "response.at-once"));
        Assert.Empty(Found("no such answer"));

        static IEnumerable<string> Found(params string[] answers) => Guidance.Find(All, new GuidedNeed([], Answers: answers)).Select(m => m.Offer.Line.Code);
    }

    private static IEnumerable<Offer> Of(string name, bool isLive)
    {
        var id = FrameworkId.New();
        var terms = Documents.Read(File.ReadAllText(Path.Combine(Documents.Folder, name, "framework.yaml"))).Document!.Terms;
        return terms.Lots.SelectMany(lot => lot.ServiceLines.Select(line => new Offer(id, 1, terms, isLive, lot, line, Offers.Ceiling(terms, lot, []))));
    }

}
