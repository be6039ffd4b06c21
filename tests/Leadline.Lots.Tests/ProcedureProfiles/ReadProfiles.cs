using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.ProcedureProfiles;
using Leadline.Lots.Tests.FrameworkDocuments;

namespace Leadline.Lots.Tests.ProcedureProfiles;

public class ReadProfiles
{
    private static ProcedureProfileCatalogue Shipped => ProcedureProfileCatalogue.Shipped;

    [Fact]
    public void Every_file_of_the_folder_is_built_in_and_cites_its_sources()
    {
        var files = System.IO.Directory.EnumerateFiles(Path.Combine(Documents.Folder, "profiles"))
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(files, Shipped.Codes);
        Assert.True(Shipped.Codes.Count >= 4);
        Assert.All(
            Shipped.Codes.Select(c => Shipped.Find(c)!),
            p => Assert.True(p is { Terms.Source.Length: > 5, Begun.Source.Length: > 5 } and not { Limit.Source.Length: < 6 }));
    }

    [Theory]
    [InlineData("2006-01-30", "")]
    [InlineData("2006-01-31", "pcr-2006")]
    [InlineData("2014-03-03", "pcr-2006")] // the Lead Provider Framework
    [InlineData("2015-02-25", "pcr-2006")]
    [InlineData("2015-02-26", "pcr-2015")]
    [InlineData("2017-12-20", "pcr-2015")] // the ACS and STP framework
    [InlineData("2025-02-23", "pcr-2015")]
    [InlineData("2025-02-24", "pa-2023 pa-2023-light-touch pa-2023-open")]
    public void The_day_on_which_the_procurement_began_fixes_the_regime(string day, string codes) =>
        Assert.Equal(codes, string.Join(' ', Shipped.InForceOn(DateOnly.Parse(day)).Select(p => p.Terms.Code)));

    [Theory]
    [InlineData("pcr-2006", 10, StandstillCounting.CalendarDaysAfterNotice, 4)]
    [InlineData("pcr-2015", 10, StandstillCounting.CalendarDaysAfterNotice, 4)]
    [InlineData("pa-2023", 8, StandstillCounting.WorkingDaysFromNotice, 4)]
    [InlineData("pa-2023-light-touch", 8, StandstillCounting.WorkingDaysFromNotice, null)]
    public void Each_regime_has_its_standstill_and_term(string code, int days, StandstillCounting counting, int? years)
    {
        var profile = Shipped.Find(code)!;
        Assert.Equal((days, counting), (profile.Terms.StandstillDays, profile.Terms.StandstillCounting));
        Assert.Equal(StandstillForCallOffs.Voluntary, profile.Terms.StandstillForCallOffs);
        Assert.Equal(years, profile.Limit?.Years);
    }

    [Theory]
    [InlineData("2018-08-01", "2022-07-31")]
    [InlineData("2016-02-29", "2020-02-28")]
    [InlineData("2017-03-01", "2021-02-28")]
    public void Four_years_end_the_day_before_the_fourth_anniversary(string from, string last) =>
        Assert.Equal(DateOnly.Parse(last), new TermLimit(4, false, "a rule").LastDay(DateOnly.Parse(from)));

    [Fact]
    public void A_longer_term_is_refused_where_the_regime_takes_no_justification()
    {
        var strict = Profile("pcr-2015").Replace("justification: yes", "justification: no", StringComparison.Ordinal);
        var text = Documents.ExampleWith("to: 2022-07-31", "to: 2023-07-31\n  justification: We should like to.");
        var reading = FrameworkDocument.Read(Encoding.UTF8.GetBytes(text), Catalogue("pcr-2015.yaml", strict));
        Assert.Equal("term-over-limit", Assert.Single(reading.Faults).Code);
    }

    [Theory]
    [InlineData("days: 10", "days: 0", "pcr-2015.yaml, line 17")]
    [InlineData("until: 2025-02-23", "until: 2015-02-25", "before the first")]
    [InlineData("code: pcr-2015", "code: pcr-2016", "bears its code")]
    [InlineData("format: 1", "format: 9", "From 1 to 1")]
    [InlineData("title:", "titel:", "'title' is missing")]
    public void A_faulty_profile_stops_the_platform(string piece, string instead, string said)
    {
        var broken = Profile("pcr-2015").Replace(piece, instead, StringComparison.Ordinal);
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => Catalogue("pcr-2015.yaml", broken)).Message);
    }

    [Fact]
    public void No_code_of_the_module_knows_a_regime_or_a_framework_by_name()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "global.json")))
            root = root.Parent;
        var files = System.IO.Directory.EnumerateFiles(Path.Combine(root!.FullName, "modules", "Leadline.Lots"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.All(Shipped.Codes.Append("lpf").Append("acs"), code =>
            Assert.DoesNotContain($"\"{code}\"", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)));
    }

    private static string Profile(string code) => File.ReadAllText(Path.Combine(Documents.Folder, "profiles", code + ".yaml"));

    private static ProcedureProfileCatalogue Catalogue(string name, string text) => new([new(name, Encoding.UTF8.GetBytes(text))]);
}
