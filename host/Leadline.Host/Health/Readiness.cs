using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Host.Health;

/// <summary>Whether the database answers and every module's migrations are applied.</summary>
internal sealed class DatabaseReadiness(IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var store in stores)
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType);
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            if (pending.FirstOrDefault() is { } migration)
                return HealthCheckResult.Unhealthy($"{store.Module} lacks migration {migration}");
        }

        return HealthCheckResult.Healthy();
    }
}
