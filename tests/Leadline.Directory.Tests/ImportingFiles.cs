using Leadline.Directory.Contracts;

namespace Leadline.Directory.Tests;

public sealed class ImportingFiles
{
    private const string Units = "commissioning_support_units.csv";
    private const string Groups = "ccgs_2015.csv";
    private const string Commissioners = "ods_ccg_and_sub_icb_history.csv";

    [Theory]
    [InlineData(Groups, 209)]
    [InlineData(Commissioners, 320)]
    [InlineData("nhs_trusts_history.csv", 273)]
    [InlineData("icbs_2024.csv", 42)]
    [InlineData(Units, 19)]
    [InlineData("organisations.csv", 24)]
    public async Task A_second_import_changes_nothing(string name, int count)
    {
        await using var register = await Register.NewAsync();

        var first = await register.ImportAsync(Files.Shipped(name));
        var second = await register.ImportAsync(Files.Shipped(name), strict: true);

        Assert.Equal((count, 0, 0, 0), Register.Counts(first));
        Assert.Equal((0, 0, count, 0), Register.Counts(second));
        Assert.Equal(count, await register.CountAsync());
        Assert.Equal(count, await register.AnnouncedAsync<OrganisationRegistered>());
        Assert.Equal(0, await register.AnnouncedAsync<OrganisationAmended>());
        Assert.Equal(count, await register.RecordedAsync("register-organisation"));
    }

    [Fact]
    public async Task The_file_imported_last_names_the_groups_and_each_rename_is_announced()
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Shipped(Groups));

        var report = await register.ImportAsync(Files.Shipped(Commissioners));

        Assert.Equal((320 - 209, 209, 0, 0), Register.Counts(report)); // the register writes every name in capitals
        Assert.Equal(209, await register.AnnouncedAsync<OrganisationAmended>());
        Assert.Equal(209, await register.RecordedAsync("amend-organisation"));
        var northumberland = await register.FindAsync("GB-NHS:00L");
        Assert.Equal(("NHS NORTH EAST AND NORTH CUMBRIA ICB - 00L", "ccg", 2L), (northumberland!.Name, northumberland.Kind, northumberland.FactsVersion));
    }

    [Fact]
    public async Task What_a_layout_does_not_tell_stays_as_it_is_known()
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Rows("GB-NHS:0AQ,A former name,csu,2014-02-03,2016-03-31,GB-NHS:0DJ"));

        var report = await register.ImportAsync(Files.Shipped(Units));

        Assert.Equal((18, 1, 0, 0), Register.Counts(report));
        var unit = (await register.FindAsync("GB-NHS:0AQ"))!;
        Assert.Equal("NHS North and East London Commissioning Support Unit", unit.Name);
        Assert.Equal((new DateOnly(2014, 2, 3), new DateOnly(2016, 3, 31), "GB-NHS:0DJ"), (unit.OpenFrom, unit.OpenTo, unit.Successor?.ToString()));
    }

    [Fact]
    public async Task An_empty_first_day_and_successor_say_nothing_and_an_empty_last_day_says_open()
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Rows("GB-NHS:0AQ,Unit,csu,2014-02-03,2016-03-31,GB-NHS:0DJ"));

        await register.ImportAsync(Files.Rows("GB-NHS:0AQ,Unit,csu,,,"));

        var unit = (await register.FindAsync("GB-NHS:0AQ"))!;
        Assert.Equal((new DateOnly(2014, 2, 3), null, "GB-NHS:0DJ"), (unit.OpenFrom, unit.OpenTo, unit.Successor?.ToString()));
    }

    [Theory]
    [InlineData("GB-NHS:0AQ,Unit,company,2014-02-03,,", "kind")]
    [InlineData("GB-NHS:0AQ,Unit,csu,,2014-02-02,", "open_to")]
    [InlineData("GB-NHS:0AR,Unknown,csu,,,", "open_from")]
    public async Task A_row_that_cannot_stand_beside_what_is_known_is_refused(string row, string column)
    {
        await using var register = await Register.NewAsync();
        await register.ImportAsync(Files.Rows("GB-NHS:0AQ,Unit,csu,2014-02-03,,"));

        var report = await register.ImportAsync(Files.Rows("LEADLINE:new,New,company,2014-02-03,,", row));

        Assert.Equal((1, 0, 0, 1), Register.Counts(report));
        Assert.Equal((3, column), (Assert.Single(report.Faults).Line, report.Faults[0].Column));
        Assert.Equal(2, await register.CountAsync());
    }

    [Fact]
    public async Task Strict_stores_nothing_if_one_row_of_many_batches_is_wrong()
    {
        await using var register = await Register.NewAsync();
        var rows = Enumerable.Range(0, 650).Select(i => $"LEADLINE:org-{i},Organisation {i},company,2013-04-01,,").ToArray();
        rows[640] = "LEADLINE:org-640,,company,2013-04-01,,";

        var report = await register.ImportAsync(Files.Rows(rows), strict: true);

        Assert.Equal((0, 0, 0, 1), Register.Counts(report));
        Assert.Equal((650, 642, "name"), (report.Read, report.Faults[0].Line, report.Faults[0].Column));
        Assert.Equal((0, 0, 0), (await register.CountAsync(), await register.AnnouncedAsync<OrganisationRegistered>(),
            await register.RecordedAsync("register-organisation")));
        Assert.Equal((649, 0, 0, 1), Register.Counts(await register.ImportAsync(Files.Rows(rows))));
    }

    [Fact]
    public async Task A_thousand_faults_are_listed_and_all_are_counted()
    {
        await using var register = await Register.NewAsync();

        var report = await register.ImportAsync(Files.Rows([.. Enumerable.Range(0, 700).Select(i => $"LEADLINE:org-{i},,shop,2013-04-01,,")]));

        Assert.Equal((700, 700, 1_400, 1_000), (report.Read, report.Refused, report.FaultCount, report.Faults.Count));
    }
}
