using Leadline.Directory.OrganisationFiles;

namespace Leadline.Directory.Tests;

public sealed class ReadingShippedFiles
{
    [Theory]
    [InlineData("ccgs_2015.csv", "ccgs", 209)]
    [InlineData("ods_ccg_and_sub_icb_history.csv", "ods-commissioners", 320)]
    [InlineData("nhs_trusts_history.csv", "nhs-trusts", 273)]
    [InlineData("icbs_2024.csv", "icbs", 42)]
    [InlineData("commissioning_support_units.csv", "commissioning-support-units", 19)]
    [InlineData("organisations.csv", "organisations", 24)]
    public async Task Every_row_of_a_shipped_file_is_right(string name, string layout, int count)
    {
        var (recognised, rows, faults) = await Files.ReadAsync(Files.Shipped(name));

        Assert.Equal(layout, recognised);
        Assert.Empty(faults);
        Assert.Equal(count, rows.Count);
    }

    [Fact]
    public async Task A_group_has_its_dates_and_its_successor()
    {
        var (_, rows, _) = await Files.ReadAsync(Files.Shipped("ccgs_2015.csv"));
        var durham = rows.Single(r => r.Reference.Identifier == "00D");

        Assert.Equal("NHS Durham Dales, Easington and Sedgefield CCG", durham.Name);
        Assert.Equal(("ccg", new DateOnly(2013, 4, 1), new DateOnly(2020, 3, 31)), (durham.Kind, durham.OpenFrom, durham.OpenTo));
        Assert.Equal("GB-NHS:QHM", durham.Successor?.ToString());
    }

    [Theory]
    [InlineData("icbs_2024.csv", "2022-07-01")]
    [InlineData("commissioning_support_units.csv", "2013-04-01")]
    public async Task A_layout_without_opening_dates_says_none_and_names_the_day_to_register(string name, string day)
    {
        var (_, rows, _) = await Files.ReadAsync(Files.Shipped(name));

        Assert.All(rows, row => Assert.Null(row.OpenFrom));
        Assert.All(rows, row => Assert.Equal(DateOnly.Parse(day), row.ToOrganisation().OpenFrom));
    }

    [Fact]
    public async Task A_company_with_the_role_of_a_support_unit_is_a_company()
    {
        var (_, rows, _) = await Files.ReadAsync(Files.Shipped("commissioning_support_units.csv"));

        Assert.Equal(["GB-NHS:0DG"], rows.Where(r => r.Kind == "company").Select(r => r.Reference.ToString()));
        Assert.Equal(18, rows.Count(r => r.Kind == "csu"));
    }

    [Fact]
    public async Task Both_files_on_the_groups_of_2015_agree_on_all_but_the_names()
    {
        var (_, groups, _) = await Files.ReadAsync(Files.Shipped("ccgs_2015.csv"));
        var (_, register, _) = await Files.ReadAsync(Files.Shipped("ods_ccg_and_sub_icb_history.csv"));

        Assert.Equal(groups.Select(Dated).Order(), register.IntersectBy(groups.Select(g => g.Reference), r => r.Reference).Select(Dated).Order());
        static string Dated(OrganisationRow r) => $"{r.Reference} {r.Kind} {r.OpenFrom:O} {r.OpenTo:O} {r.Successor}";
    }

    [Fact]
    public async Task Our_own_list_names_an_organisation_as_the_register_does()
    {
        var (_, ours, _) = await Files.ReadAsync(Files.Shipped("organisations.csv"));
        var (_, units, _) = await Files.ReadAsync(Files.Shipped("commissioning_support_units.csv"));
        var both = ours.Join(units, o => o.Reference, u => u.Reference, (o, u) => (Ours: (o.Name, o.Kind), Theirs: (u.Name, u.Kind))).ToList();

        Assert.Equal(5, both.Count);
        Assert.All(both, pair => Assert.Equal(pair.Theirs, pair.Ours));
    }
}
