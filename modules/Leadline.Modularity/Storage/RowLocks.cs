using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Storage;

/// <summary>Holding a row still while something beside it is written.</summary>
public static class RowLocks
{
    /// <summary>Lets nobody else pass here with the same text until the open transaction ends. On SQLite the write transaction itself does that.</summary>
    public static async Task TakeTurnsAsync(this StoreDbContext db, string text, CancellationToken stop)
    {
        if (!db.OnSqlite)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({db.Schema + text}, 0))", stop);
    }

    /// <summary>
    /// Keeps others from changing a row until the open transaction ends; others may hold it too. On SQLite the write transaction itself
    /// does that.
    /// </summary>
    public static Task HoldAsync(this StoreDbContext db, string table, Guid id, CancellationToken stop) => db.LockAsync(table, id, "SHARE", stop);

    /// <summary>The same for a row that is about to be changed: waits for everybody that holds it, and nobody else may hold it.</summary>
    public static Task HoldAloneAsync(this StoreDbContext db, string table, Guid id, CancellationToken stop) => db.LockAsync(table, id, "UPDATE", stop);

    private static async Task LockAsync(this StoreDbContext db, string table, Guid id, string mode, CancellationToken stop)
    {
        if (db.OnSqlite)
            return;
#pragma warning disable EF1002 // the table's name and the mode are constants; the key is a parameter
        await db.Database.ExecuteSqlRawAsync($"SELECT 1 FROM {db.Table(table)} WHERE id = {{0}} FOR {mode}", [id], stop);
#pragma warning restore EF1002
    }
}
