using Leadline.Modularity.Plugins;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Plugins.Runtime;

/// <summary>Whether plugins can be asked. Never worse than degraded: without them the rest of the platform works.</summary>
internal sealed class PluginHealth(PluginRuntime runtime) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        if (runtime.Sandbox is not { } sandbox)
            return HealthCheckResult.Healthy("no plugin is installed");
        if (sandbox.Warning.Length > 0)
            return HealthCheckResult.Degraded(sandbox.Warning);
        var resting = runtime.Pools.Where(p => p.Rests).Select(p => p.Plugin.Id).Order(StringComparer.Ordinal).ToList();
        return resting.Count == 0
            ? HealthCheckResult.Healthy($"{Count(PluginState.Active)} installed, {Count(PluginState.Refused)} refused")
            : HealthCheckResult.Degraded($"resting after too many failures: {string.Join(", ", resting)}");
    }

    private int Count(PluginState state) => runtime.All.Count(p => p.State == state);
}
