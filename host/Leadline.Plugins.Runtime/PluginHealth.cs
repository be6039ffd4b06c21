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
        string[] troubles =
        [
            .. Named("resting after too many failures", runtime.Pools.Where(p => p.Rests).Select(p => p.Plugin.Id)),
            .. Named("in quarantine until the authority decides", runtime.All.Where(p => p.State == PluginState.Quarantined).Select(p => p.Plugin ?? p.File)),
        ];
        return troubles.Length == 0
            ? HealthCheckResult.Healthy($"{Count(PluginState.Active)} installed, {Count(PluginState.Refused)} refused")
            : HealthCheckResult.Degraded(string.Join("; ", troubles));
    }

    private static IEnumerable<string> Named(string trouble, IEnumerable<string> plugins)
    {
        if (plugins.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } named)
            yield return $"{trouble}: {string.Join(", ", named)}";
    }

    private int Count(PluginState state) => runtime.All.Count(p => p.State == state);
}
