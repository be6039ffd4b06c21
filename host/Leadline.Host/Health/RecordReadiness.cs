using Leadline.Host.Record;
using Leadline.Modularity.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Host.Health;

/// <summary>
/// Whether what is done gets sealed. Never worse than degraded: what waits is sealed later, and taking the nodes away would stop the work
/// without mending the cause.
/// </summary>
internal sealed class RecordReadiness(IServiceScopeFactory scopes, InstallationKey key, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<RecordDbContext>().SigningKeys.AnyAsync(k => k.Id == key.Id, cancellationToken))
            return HealthCheckResult.Degraded("this node seals nothing: its key is not one of the record's");
        var waiting = await scope.ServiceProvider.GetRequiredService<SealedRecord>().WaitingAsync(cancellationToken);
        return clock.GetUtcNow() - waiting.Since > WaitingEntries.MostWait
            ? HealthCheckResult.Degraded($"entries have waited for their seal since {Instants.Text(waiting.Since!.Value)}")
            : HealthCheckResult.Healthy();
    }
}
