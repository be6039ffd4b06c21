using Leadline.Modularity.Access;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

internal sealed class CallerRegister(DirectoryDbContext db, TimeProvider clock) : ICallerRegister
{
    public async Task<Caller?> FindByTokenAsync(string token, CancellationToken stop)
    {
        var (hash, now) = (Secret.HashOf(token), clock.GetUtcNow());
        var found = await db.AccessTokens.AsNoTracking().Where(t => t.Hash == hash)
            .Join(db.ClientCredentials, t => t.Credential, c => c.Id, (t, c) => new { t.Scopes, t.ExpiresAt, Credential = c })
            .FirstOrDefaultAsync(stop);
        return found is not null && now < found.ExpiresAt && found.Credential.IsInForce(now)
            ? new Caller(found.Scopes & found.Credential.Scopes, found.Credential.Organisation, found.Credential.Id.Value)
            : null;
    }
}
