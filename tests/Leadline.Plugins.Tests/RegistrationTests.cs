using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Leadline.Plugins.Tests;

/// <summary>The plugins as a host registers them.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_host_without_plugins_starts_is_healthy_and_stops()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPlugins(new PluginSettings("no-such-folder", IsDevelopment: false));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var hosted = Assert.Single(provider.GetServices<IHostedService>().OfType<PluginRuntime>());
        await hosted.StartAsync(TestContext.Current.CancellationToken);

        Assert.Same(hosted, provider.GetRequiredService<IPlugins>());
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HealthStatus.Healthy, "no plugin is installed"), (report.Entries["plugins"].Status, report.Entries["plugins"].Description));

        await hosted.StopAsync(TestContext.Current.CancellationToken);
    }
}
