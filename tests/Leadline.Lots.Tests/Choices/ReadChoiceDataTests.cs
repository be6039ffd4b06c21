using System.Text;
using Leadline.Lots.Choices;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.InHouse;
using Leadline.Lots.Tests.FrameworkDocuments;

namespace Leadline.Lots.Tests.Choices;

/// <summary>The shipped choices and in-house test, and what is wrong with others by code, pointer and line.</summary>
public sealed class ReadChoiceDataTests
{
    [Fact]
    public void Every_kind_of_choice_is_told_of_once_with_its_steps_duration_and_source()
    {
        var shipped = ChoiceCatalogue.Shipped;
        Assert.Equal(Enum.GetValues<ChoiceKind>().Order(), shipped.Texts.Select(t => t.Kind).Order());
        Assert.All(shipped.Texts, t => Assert.NotEmpty(t.Steps));
        Assert.All(shipped.Texts, t => Assert.NotEqual("", t.Duration.Source));
        Assert.Equal((2, 3, DurationUnit.Months), Of(ChoiceKind.FurtherCompetition));
        Assert.Equal((9, 12, DurationUnit.Months), Of(ChoiceKind.OwnTender));
        Assert.Equal(10, shipped.Help.WorkingDays);
        Assert.Equal(new DateOnly(2024, 1, 1), shipped.HealthCare.From);
        Assert.Contains("recommends nothing", shipped.Order, StringComparison.Ordinal);

        (int, int, DurationUnit) Of(ChoiceKind kind)
        {
            var duration = shipped.Texts.Single(t => t.Kind == kind).Duration;
            return (duration.Least, duration.Most, duration.Unit);
        }
    }

    [Fact]
    public void The_in_house_test_has_the_five_criteria_on_a_scale_from_nought_to_four()
    {
        var test = InHouseTest.Shipped;
        Assert.Equal(["resilience", "capacity", "capability", "value-for-money", "information-governance"], test.Criteria.Select(c => c.Code));
        Assert.Equal([0, 1, 2, 3, 4], test.Scale.Select(s => s.Mark));
        Assert.All(test.Criteria, c => Assert.InRange(c.LeastMark, 1, test.BestMark));
    }

    [Theory]
    [InlineData("choices.yaml", "kind: own-tender", "kind: in-house", "duplicate-value", "/choices/5/kind")]
    [InlineData("choices.yaml", "kind: own-tender", "kind: wishing", "unknown-value", "/choices/5/kind")]
    [InlineData("choices.yaml", "least: 9", "least: 13", "out-of-range", "/choices/5/duration/most")]
    [InlineData("choices.yaml", "least: 9", "least: nine", "wrong-type", "/choices/5/duration/least")]
    [InlineData("choices.yaml", "from: 2024-01-01", "from: someday", "wrong-type", "/health-care/from")]
    [InlineData("choices.yaml", "working-days: 10", "working-days: 0", "out-of-range", "/help/working-days")]
    [InlineData("choices.yaml", "order: >-", "orders: >-", "unknown-field", "/orders")]
    [InlineData("in-house-test.yaml", "code: capacity", "code: resilience", "duplicate-criterion", "/criteria/1/code")]
    [InlineData("in-house-test.yaml", "mark: 3", "mark: 5", "out-of-range", "/scale/3/mark")]
    [InlineData("in-house-test.yaml", "least-mark: 3", "least-mark: 5", "out-of-range", "/criteria/4/least-mark")]
    [InlineData("in-house-test.yaml", "most-years: 10", "most-years: never", "wrong-type", "/stranded-costs/most-years")]
    public void A_fault_is_told_by_its_place(string file, string right, string wrong, string code, string pointer)
    {
        var lines = File.ReadAllLines(Path.Combine(Documents.Folder, file)).ToList();
        var line = lines.FindIndex(l => l.Contains(right, StringComparison.Ordinal));
        lines[line] = lines[line].Replace(right, wrong, StringComparison.Ordinal);
        var checks = new DocumentChecks();
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        object? read = file == "choices.yaml" ? ShippedData.Read(bytes, checks, ChoiceReader.Read) : ShippedData.Read(bytes, checks, InHouseTest.Read);

        Assert.Null(read);
        var fault = Assert.Single(checks.Faults, f => f.Code == code);
        Assert.Equal(pointer, fault.Path);
        Assert.InRange(fault.Line, line - 3, line + 3);
    }

    [Fact]
    public void A_choice_that_is_left_out_is_missed()
    {
        var text = File.ReadAllText(Path.Combine(Documents.Folder, "choices.yaml"));
        var checks = new DocumentChecks();
        Assert.Null(ShippedData.Read(Encoding.UTF8.GetBytes(text[..text.IndexOf("  - kind: own-tender", StringComparison.Ordinal)]), checks, ChoiceReader.Read));
        Assert.Contains(checks.Faults, f => f.Code == "too-few" && f.Message.Contains("own-tender", StringComparison.Ordinal));
    }
}
