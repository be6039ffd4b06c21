using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

/// <summary>Clears expired access tokens away; they were refused since they expired.</summary>
internal sealed class DropExpiredTokens(DirectoryDbContext db, TimeProvider clock) : IDueWork
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1); // deleting now and then costs less than deleting each

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var limit = clock.GetUtcNow() - Kept;
        if (!await db.AccessTokens.AnyAsync(t => t.ExpiresAt < limit, stop))
            return 0;
        await using var write = await db.BeginWriteAsync(stop);
        var dropped = await db.AccessTokens.Where(t => t.ExpiresAt < limit).ExecuteDeleteAsync(stop);
        await write.CommitAsync(stop);
        return dropped;
    }
}
