using Leadline.Modularity.Access;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>
/// Writes the public half of the signing key beside the chain, before anything is sealed. Where the chain belongs to another key and no
/// setting says that this one takes over, this node seals nothing, and says so: two keys by accident would look like a forgery. Each key that
/// is taken into use stands in the record itself.
/// </summary>
internal sealed class KeepSigningKey(
    IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores, InstallationKey key, TimeProvider clock, ILogger<KeepSigningKey> log) : IHostedService
{
    private const string Keeper = "directory"; // the host keeps no audit table of its own
    private const string Act = "use-signing-key";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await KeepAsync(scope.ServiceProvider, cancellationToken);
        await RecordAsync(scope.ServiceProvider, cancellationToken);
    }

    private async Task KeepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<RecordDbContext>();
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

    // Key by key, and not with the key itself, which stands in another module's tables: what a crash left out is made up for at the next start,
    // and so are the keys of before there were such entries.
    private async Task RecordAsync(IServiceProvider services, CancellationToken stop)
    {
        var keys = await services.GetRequiredService<RecordDbContext>().SigningKeys.AsNoTracking().OrderBy(k => k.Since).ToListAsync(stop);
        var db = (ModuleDbContext)services.GetRequiredService(stores.First(s => s.Module == Keeper).ContextType);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(Act, stop);
        var known = await db.Audit.Where(e => e.Act == Act).Select(e => e.Subject).ToListAsync(stop);
        foreach (var used in keys.Where(k => !known.Contains(SubjectOf(k))))
            db.Record(Caller.Platform, Act, SubjectOf(used), $"seals are signed by the key {used.Id}, in use since {Instants.Text(used.Since)}", subjectType: "signing-key");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
    }

    // A fingerprint is longer than an identifier; its first half serves as one, and the whole stands in the detail.
    private static Guid SubjectOf(SigningKey key) => new(Convert.FromHexString(key.Id).AsSpan(0, 16), bigEndian: true);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
