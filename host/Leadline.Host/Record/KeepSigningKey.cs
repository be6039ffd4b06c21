using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>
/// Writes the public half of the signing key beside the chain, before anything is sealed. Where the chain belongs to another key and no
/// setting says that this one takes over, this node seals nothing, and says so: two keys by accident would look like a forgery.
/// </summary>
internal sealed class KeepSigningKey(IServiceScopeFactory scopes, InstallationKey key, TimeProvider clock, ILogger<KeepSigningKey> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RecordDbContext>();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        await db.TakeTurnsAsync("signing-key", cancellationToken);
        var known = await db.SigningKeys.AsNoTracking().Select(k => k.Id).ToListAsync(cancellationToken);
        if (known.Contains(key.Id))
            return;
        if (known.Count > 0 && !key.IsConfigured)
        {
            log.LogWarning("This installation's seals are signed by the key {Known}; this node has another and seals nothing. "
                + "Give every node the same key file by LEADLINE_RECORD__KEYFILE (key Record:KeyFile)", known[0]);
            return;
        }

        db.Add(SigningKey.Of(key.Pair, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
