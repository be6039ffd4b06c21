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
        // Anybody may ask how the host is: which plugin it is, and so whose, is the authority's and the operator's to know.
        return runtime.Pools.Any(p => p.Rests) || runtime.All.GroupBy(p => p.Plugin).Any(IsOnlyQuarantined)
            ? HealthCheckResult.Degraded("some plugins rest after too many failures, or are in quarantine")
            : HealthCheckResult.Healthy($"{Count(PluginState.Active)} installed, {Count(PluginState.Refused)} refused");
    }

    // One that has returned to an earlier version is asked as before.
    private static bool IsOnlyQuarantined(IEnumerable<PluginInstallation> versions) =>
        versions.Select(v => v.State).ToList() is var states && states.Contains(PluginState.Quarantined) && !states.Contains(PluginState.Active);

    private int Count(PluginState state) => runtime.All.Count(p => p.State == state);
}
