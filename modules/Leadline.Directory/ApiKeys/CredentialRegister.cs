using Leadline.Modularity.Access;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.ApiKeys;

internal sealed class CredentialRegister(DirectoryDbContext db) : ICredentialRegister
{
    public async Task<Caller?> FindAsync(string secret, CancellationToken stop)
    {
        var hash = ApiKey.HashOf(secret);
        var key = await db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, stop);
        return key is null ? null : new Caller(key.Capacities, key.Organisation, key.Id);
    }
}
