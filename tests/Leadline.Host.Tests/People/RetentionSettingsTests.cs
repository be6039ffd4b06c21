using Leadline.Modularity.Configuration;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public sealed class RetentionSettingsTests
{
    [Fact]
    public async Task Every_wrong_period_is_told_at_once()
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), settings: new()
        {
            ["Retention:LettersDays"] = "7", ["Retention:LinksDays"] = "soon", ["Retention:ClosedAccountsDays"] = "3651",
        }));
        Assert.Equal(
        [
            "LEADLINE_RETENTION__LINKSDAYS (key Retention:LinksDays) holds 'soon'; allowed: a whole number of days from 1 to 30.",
            "LEADLINE_RETENTION__LETTERSDAYS (key Retention:LettersDays) holds '7'; allowed: a whole number of days from 8 to 365.",
            "LEADLINE_RETENTION__CLOSEDACCOUNTSDAYS (key Retention:ClosedAccountsDays) holds '3651'; allowed: a whole number of days from 30 to 3650.",
        ], error.Faults);
    }
}
