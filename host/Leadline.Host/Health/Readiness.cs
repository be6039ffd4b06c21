using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Host.Health;

/// <summary>Whether the database answers and every schema's migrations are applied.</summary>
internal sealed class DatabaseReadiness(IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var type in stores.Select(s => s.ContextType).Append(typeof(RecordDbContext)))
        {
            var db = (StoreDbContext)scope.ServiceProvider.GetRequiredService(type);
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            if (pending.FirstOrDefault() is { } migration)
                return HealthCheckResult.Unhealthy($"{db.Schema} lacks migration {migration}");
        }

        return HealthCheckResult.Healthy();
    }
}
