using Leadline.Modularity.Time;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leadline.CallOff.Tests;

public sealed class DeadlineClockTests
{
    /// <summary>On PostgreSQL the database's clock decides what is late, whatever the host's own says.</summary>
    [Fact, Trait("Needs", "Services")]
    public async Task The_database_says_what_is_late()
    {
        await using var world = await World.BeginAsync(Profile.Production, TimeProvider.System.GetUtcNow(),
            services => services.Replace(ServiceDescriptor.Singleton<IDeadlineClock, DatabaseDeadlineClock>()));
        var need = world.Need();
        var closes = TimeProvider.System.GetUtcNow().AddSeconds(8);
        need["closesAt"] = closes.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var competition = await world.InviteAsync(need);
        var receipt = (await competition.BidAsync(world.Suppliers[0], 100)).Good();
        Assert.InRange(receipt.Json["submittedAt"]!.GetValue<DateTimeOffset>(), closes.AddSeconds(-8), closes);

        world.Host.Clock.MoveTo(closes.AddDays(1)); // the host's clock may be wrong: nobody is late by it
        (await competition.BidAsync(world.Suppliers[1], 100)).Good();
        while (TimeProvider.System.GetUtcNow() <= closes.AddSeconds(1))
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await competition.BidAsync(world.Suppliers[2], 100)).Refused("bid-late");
    }
}
