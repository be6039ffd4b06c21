using Leadline.Testing;

namespace Leadline.Host.Tests.Starting;

public sealed class WithoutPluginsTests
{
    [Fact]
    public async Task A_host_on_which_nothing_was_approved_is_ready_and_has_looked_for_no_sandbox()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        var part = (await host.Anonymous().GetAsync("/health/ready")).Good().Json["parts"]!["plugins"]!;
        Assert.Equal(("healthy", "no plugin is installed"), (part["status"]!.ToString(), part["detail"]!.ToString()));
        Assert.Empty((await host.Operator.GetAsync("/api/v1/installed-plugins")).Good().Json.AsArray());
    }
}
