using Leadline.Modularity.Messages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Storage;

/// <summary>What the bus does with outbox and inbox by statements of its own.</summary>
internal static class MessageTables
{
#pragma warning disable EF1002 // the table's name is made of this module's own constants; values are parameters
    /// <summary>
    /// Claims messages for a consumer in the open transaction, but for those of which a committed effect is there already, and those that it
    /// has given up: they come again only by a person's word, which takes them out of the dead letters.
    /// </summary>
    /// <returns>How many were claimed.</returns>
    internal static Task<int> ClaimAsync(this ModuleDbContext db, IReadOnlyCollection<Guid> messages, string consumer, CancellationToken stop)
    {
        // On PostgreSQL a second copy waits here until the first has committed or rolled back; two that wait for several do so in one order.
        var ordered = messages.Order().ToArray();
        var (from, message) = db.OnSqlite
            ? ($"(VALUES {string.Join(", ", ordered.Select((_, i) => $"({{{i + 2}}})"))}) AS m", "m.column1")
            : ("unnest({2}) AS m", "m");
        object[] parameters = [consumer, db.Stored(db.Now), .. db.OnSqlite ? ordered.Cast<object>() : [ordered]];
        return db.Database.ExecuteSqlRawAsync(
            $$"""
            INSERT INTO {{db.Table("inbox")}} (message_id, consumer, at) SELECT {{message}}, {0}, {1} FROM {{from}}
            WHERE NOT EXISTS (SELECT 1 FROM {{db.Table("dead_letters")}} d WHERE d.message_id = {{message}} AND d.consumer = {0}) ON CONFLICT DO NOTHING
            """, parameters, stop);
    }

    /// <summary>Gives claimed messages back, in the transaction that claimed them.</summary>
    internal static async Task GiveBackAsync(this ModuleDbContext db, IReadOnlyCollection<Guid> messages, string consumer, CancellationToken stop)
    {
        if (messages.Count > 0)
            await db.Inbox.Where(e => messages.Contains(e.MessageId) && e.Consumer == consumer).ExecuteDeleteAsync(stop);
    }

    /// <summary>
    /// Takes the next rows out of the outbox, but for some, and for those that another node is taking. They are gone when the open
    /// transaction commits.
    /// </summary>
    internal static async Task<List<OutboxMessage>> TakeNextAsync(
        this ModuleDbContext db, int atMost, IReadOnlyCollection<Guid> except, CancellationToken stop)
    {
        if (db.OnSqlite) // the write gate and BEGIN IMMEDIATE hold the others off
        {
            var rows = await db.Outbox.AsNoTracking().Where(m => !except.Contains(m.Id)).OrderBy(m => m.Id).Take(atMost).ToListAsync(stop);
            var taken = rows.Select(r => r.Id).ToList();
            await db.Outbox.Where(m => taken.Contains(m.Id)).ExecuteDeleteAsync(stop);
            return rows;
        }

        // An array, because a subquery may be run again for each row, and would find other rows then.
        var outbox = db.Table("outbox");
        var deleted = await db.Outbox.FromSqlRaw(
            $$"""
            DELETE FROM {{outbox}}
            WHERE id = ANY (ARRAY(SELECT id FROM {{outbox}} WHERE NOT id = ANY ({1}) ORDER BY id LIMIT {0} FOR UPDATE SKIP LOCKED))
            RETURNING id, type, body, created, only_for
            """, atMost, except.ToArray()).AsNoTracking().ToListAsync(stop);
        return [.. deleted.OrderBy(m => m.Id)];
    }
#pragma warning restore EF1002

    internal static string Table(this StoreDbContext db, string table) => db.OnSqlite ? $"{db.Schema}_{table}" : $"{db.Schema}.{table}";

    private static object Stored(this ModuleDbContext db, DateTimeOffset instant) => db.OnSqlite ? instant.UtcTicks : instant.ToUniversalTime();
}
