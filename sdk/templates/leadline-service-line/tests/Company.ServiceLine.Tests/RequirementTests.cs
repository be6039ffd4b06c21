using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Company.ServiceLine.Tests;

public sealed class RequirementTests
{
    [Fact]
    public void A_good_requirement_is_let_through_without_a_word() => Assert.Empty(ThePlugin.Runner.Validate(ThePlugin.Requirement).Document.All);

    [Theory]
    [InlineData("no code", "practice-code")]
    [InlineData("A81001", "practice-twice")]
    public void A_practice_that_cannot_be_is_found_in_its_cell(string code, string finding)
    {
        var rows = new[] { ThePlugin.Practice("A81001", 5), ThePlugin.Practice(code, 5) };

        var found = Assert.Single(ThePlugin.Runner.Validate(ThePlugin.With(new TableAnswer { Question = "practices", Rows = rows })).Document.All);

        Assert.Equal((finding, "practices/2/code", Severity.Fault), (found.Code, found.Place, found.Severity));
    }

    [Fact]
    public void A_handover_shortly_before_the_start_is_a_warning()
    {
        var requirement = ThePlugin.With(new DayAnswer { Question = "handover", Day = new DateOnly(2026, 3, 20) });

        Assert.Equal("mobilisation-short", Assert.Single(ThePlugin.Runner.Validate(requirement).Document.All).Code);
    }
}
