using Leadline.Directory.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Tests;

/// <summary>From 211 groups to 106 to 42 boards, as the published files tell it.</summary>
public sealed class LinkingSuccessors
{
    private const string Groups = "ccgs_2015.csv";
    private const string Boards = "icbs_2024.csv";
    private const string Commissioners = "ods_ccg_and_sub_icb_history.csv";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Groups, Boards)]
    [InlineData(Boards, Groups)]
    public async Task Whichever_file_comes_first_every_group_is_followed_by_its_board(string first, string second)
    {
        await using var register = await Register.NewAsync();
        var linked = (await register.ImportAsync(Files.Shipped(first))).Linked + (await register.ImportAsync(Files.Shipped(second))).Linked;

        Assert.Equal(209, linked);
        var durham = (await register.FindAsync("GB-NHS:00D"))!;
        Assert.Equal((new DateOnly(2020, 3, 31), new DateOnly(2022, 7, 1)), (durham.OpenTo, durham.SucceededOn));
        Assert.Equal("GB-NHS:QHM", Assert.Single(durham.Successors).Reference.ToString());
        Assert.Equal(209, await register.RecordedAsync("record-succession"));
    }

    [Fact]
    public async Task Linked_files_change_nothing_when_they_come_again()
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Shipped(Groups));
        await register.ImportAsync(Files.Shipped(Boards));
        var again = new[] { await register.ImportAsync(Files.Shipped(Groups)), await register.ImportAsync(Files.Shipped(Boards)) };

        Assert.Equal([(0, 0, 209, 0), (0, 0, 42, 0)], again.Select(Register.Counts));
        Assert.Equal(0, again.Sum(r => r.Linked));
    }

    [Theory]
    [InlineData("2013-04-01", 211, 0)]
    [InlineData("2020-04-01", 106 + 29, 0)] // before the mergers of 2021
    [InlineData("2022-06-30", 106, 0)]
    [InlineData("2022-07-01", 0, 42)]
    public async Task The_groups_and_boards_that_are_open_on_a_day(string day, int groups, int boards)
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Shipped(Commissioners));
        await register.ImportAsync(Files.Shipped(Boards));

        Assert.Equal((groups, boards), (await OpenAsync(register, "ccg", day), await OpenAsync(register, "icb", day)));
    }

    [Fact]
    public async Task An_area_that_a_body_lies_in_is_not_its_successor()
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Shipped(Boards));
        var report = await register.ImportAsync(Files.Shipped(Commissioners));
        await using var db = register.Open();

        Assert.Equal(248, report.Linked); // the groups alone
        Assert.Equal(0, await db.Organisations.CountAsync(o => o.Kind == "other-public-body" && o.SucceededOn != null, Stop));
    }

    [Theory]
    [InlineData("2014-02-03,2016-03-31", "2016-04-01")] // the day after its last
    [InlineData("2014-02-03,2012-03-31", null)]
    [InlineData("2013-04-01,", null)] // they opened together: no day can be told
    [InlineData("2012-04-01,", "2013-04-01")] // the successor's first day
    public async Task The_day_is_taken_from_what_the_file_tells(string dates, string? day)
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Rows("GB-NHS:0DJ,New,csu,2013-04-01,,", $"GB-NHS:0AQ,Old,csu,{dates},GB-NHS:0DJ"));

        Assert.Equal(day, (await register.FindAsync("GB-NHS:0AQ"))?.SucceededOn?.ToString("O"));
    }

    [Fact]
    public async Task Files_make_no_circle()
    {
        await using var register = await Register.NewAsync();
        var report = await register.ImportAsync(Files.Rows("LEADLINE:a,A,csu,2013-04-01,2015-03-31,LEADLINE:b", "LEADLINE:b,B,csu,2013-04-01,2016-03-31,LEADLINE:a"));

        Assert.Equal((2, 1), (report.Registered, report.Linked));
        Assert.Equal(0, await register.AnnouncedAsync<OrganisationSucceeded>()); // the day's work tells the other modules
    }

    private static async Task<int> OpenAsync(Register register, string kind, string at)
    {
        await using var db = register.Open();
        var day = DateOnly.Parse(at);
        return await db.Organisations.CountAsync(o => o.Kind == kind && o.OpenFrom <= day && (o.OpenTo == null || o.OpenTo >= day), Stop);
    }
}
