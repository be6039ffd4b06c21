using Leadline.Directory.Installation;
using Leadline.Modularity.Configuration;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory.Tests;

public sealed class MarkingTheInstallation
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "Live", null)]
    [InlineData("live", "Live", null)]
    [InlineData("rehearsal", "Rehearsal", "Rehearsal")]
    [InlineData("demonstration", "Demonstration", "Demonstration")]
    public async Task The_mark_of_a_fresh_database_stays_and_every_page_says_what_is_not_live(string? configured, string kind, string? label)
    {
        await using var register = await Register.NewAsync();
        await MarkAsync(register, configured);
        var again = await MarkAsync(register, null);
        Assert.Equal(kind, again.Kind.ToString());
        Assert.Equal(label, new NotLiveNotice(again, new ModuleText<NotLiveNotice>()).Current?.Label);
        await using var db = register.Open();
        Assert.Equal(kind, (await db.Installations.SingleAsync(Stop)).Kind.ToString());
    }

    [Fact]
    public async Task A_database_of_another_kind_is_refused()
    {
        await using var register = await Register.NewAsync();
        await MarkAsync(register, "rehearsal");
        var error = await Assert.ThrowsAsync<SettingsException>(() => MarkAsync(register, "live"));
        Assert.Equal("This database is marked as Rehearsal; LEADLINE_INSTALLATION__KIND says Live. A mark never changes.", Assert.Single(error.Faults));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_what_is_allowed()
    {
        await using var register = await Register.NewAsync();
        var error = await Assert.ThrowsAsync<SettingsException>(() => MarkAsync(register, "Test"));
        Assert.Equal("LEADLINE_INSTALLATION__KIND (key Installation:Kind) holds 'Test'; allowed: live, rehearsal, demonstration.", Assert.Single(error.Faults));
        await using var db = register.Open();
        Assert.False(await db.Installations.AnyAsync(Stop));
    }

    private static async Task<CurrentInstallation> MarkAsync(Register register, string? kind)
    {
        await using var services = new ServiceCollection().AddScoped(_ => register.Open()).BuildServiceProvider();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Installation:Kind", kind)]).Build();
        var current = new CurrentInstallation();
        await new MarkInstallation(services.GetRequiredService<IServiceScopeFactory>(), configuration, TimeProvider.System, current).StartAsync(Stop);
        return current;
    }
}
