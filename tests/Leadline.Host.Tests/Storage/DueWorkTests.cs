using Leadline.Host.Storage;
using Leadline.Modularity.Time;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Storage;

public sealed class DueWorkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_that_fails_is_told_and_keeps_nothing_else_from_being_done()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning),
            services => services.Insert(0, ServiceDescriptor.Scoped<IDueWork, Broken>()));
        (await host.Operator.PostAsync("/api/v1/organisations",
            new { reference = "GB-COH:00000001", name = "Busy Ltd", kind = "company", openFrom = "2013-04-01" })).Good();

        var told = await Assert.ThrowsAsync<AggregateException>(() => host.App.Services.GetRequiredService<DueWorkPoller>().RunOnceAsync(Stop));
        Assert.Equal("It is broken.", Assert.Single(told.InnerExceptions).Message);
        Assert.NotEmpty((await host.Anonymous().GetAsync("/public/v1/seals")).Good().Json["items"]!.AsArray());
    }

    private sealed class Broken : IDueWork
    {
        public Task<int> RunAsync(CancellationToken stop) => throw new NotSupportedException("It is broken.");
    }
}
