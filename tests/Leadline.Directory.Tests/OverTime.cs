using Leadline.Directory.Contracts;
using Leadline.Directory.Organisations;
using Leadline.Primitives;

namespace Leadline.Directory.Tests;

/// <summary>What an organisation is, day by day.</summary>
public sealed class OverTime
{
    private static readonly DateOnly Opened = new(2013, 4, 1);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_name_holds_until_the_next_one()
    {
        var organisation = Company("A");
        Assert.Null(organisation.Rename("B", new(2015, 1, 1), Today).Refusal);
        Assert.Null(organisation.Rename("C", new(2020, 1, 1), Today).Refusal);

        Assert.Equal(["A", "A", "A", "B", "B", "C"], new DateOnly[] { new(2000, 1, 1), Opened, new(2014, 12, 31), new(2015, 1, 1), new(2019, 12, 31), Today }
            .Select(organisation.NameOn));
        Assert.Equal(3, organisation.FactsVersion);
    }

    [Fact]
    public void A_name_of_the_same_day_is_corrected()
    {
        var organisation = Company("A");
        organisation.Rename("B", new(2015, 1, 1), Today);
        organisation.Rename("Bee", new(2015, 1, 1), Today);

        Assert.Equal(("Bee", 1), (organisation.Name, organisation.FormerNames.Count));
    }

    [Theory]
    [InlineData("B", "2026-03-03", "name-in-future")]
    [InlineData("B", "2014-12-31", "name-before-last")]
    [InlineData("Now", "2016-01-01", "name-unchanged")]
    public void A_renaming_is_refused(string name, string from, string code)
    {
        var organisation = Company("A");
        organisation.Rename("Now", new(2015, 1, 1), Today);

        Assert.Equal(code, organisation.Rename(name, DateOnly.Parse(from), Today).Refusal?.Code);
    }

    [Fact]
    public void A_register_names_an_open_organisation_anew_and_corrects_the_name_of_a_closed_one()
    {
        var (open, closed) = (Company("A"), Company("A", new(2020, 3, 31)));
        open.Amend("B", Opened, null, null, Today);
        closed.Amend("B", Opened, new(2020, 3, 31), null, Today);

        Assert.Equal(("A", "B"), (open.NameOn(Today.AddDays(-1)), open.NameOn(Today)));
        Assert.Empty(closed.FormerNames);
    }

    [Fact]
    public void Who_is_followed_closes_the_day_before()
    {
        var (group, board) = (Company("Group"), Company("Board", opened: new(2022, 7, 1)));
        var amended = group.Succeed(SuccessionKind.Merger, new(2022, 7, 1), [board], "Health and Care Act 2022").Value!;

        Assert.Equal(new DateOnly(2022, 6, 30), amended.Organisation.OpenTo);
        Assert.Equal(board.Reference, group.Successor);
        Assert.Equal("already-succeeded", group.Succeed(SuccessionKind.Merger, new(2023, 1, 1), [board], "Again").Refusal?.Code);
    }

    [Fact]
    public void An_earlier_last_day_stays()
    {
        var (group, board) = (Company("Group", new(2020, 3, 31)), Company("Board", opened: new(2022, 7, 1)));
        group.Succeed(SuccessionKind.Merger, new(2022, 7, 1), [board], "As the file says");

        Assert.Equal(new DateOnly(2020, 3, 31), group.OpenTo);
    }

    [Theory]
    [InlineData("2013-04-01", "succession-before-opening")]
    [InlineData("2022-06-30", "successor-not-open")]
    public void A_succession_is_refused(string on, string code)
    {
        var (group, board) = (Company("Group"), Company("Board", opened: new(2022, 7, 1)));

        Assert.Equal(code, group.Succeed(SuccessionKind.Merger, DateOnly.Parse(on), [board], "Why").Refusal?.Code);
        Assert.Null(group.SucceededOn);
    }

    [Fact]
    public void An_identifier_holds_between_its_days_and_not_twice_at_once()
    {
        var organisation = Company("A");
        Assert.Null(organisation.Identify("GB-VAT", "980780684", new(2014, 1, 1), new(2014, 12, 31)).Refusal);
        Assert.Equal("identifier-held", organisation.Identify("GB-VAT", "980780684", new(2014, 12, 31), null).Refusal?.Code);
        var later = organisation.Identify("GB-VAT", "980780684", new(2015, 1, 1), null).Value!;
        Assert.Equal("dates-out-of-order", later.End(new(2014, 12, 31)).Refusal?.Code);
        Assert.Null(later.End(new(2015, 12, 31)).Refusal);

        Assert.Equal("identifier-ended", later.End(new(2015, 12, 31)).Refusal?.Code);
        Assert.Equal("identifier-held", organisation.Identify("LEADLINE", organisation.Reference.Identifier, Opened, null).Refusal?.Code);
    }

    private static Organisation Company(string name, DateOnly? closed = null, DateOnly? opened = null) =>
        new(OrganisationId.New(), OrganisationReference.Parse($"LEADLINE:{name}"), name, "company", opened ?? Opened, closed);
}
