using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Storage;

/// <summary>The last number given out in one series.</summary>
internal sealed record Counter(string Series, long Last);

/// <summary>Numbers without gaps: given out in the transaction that uses them, so a rolled back use gives its number back.</summary>
public static class Counters
{
    /// <summary>The next number of a series, from 1. Two at once take turns: the second waits for the first to commit.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open: the number could be lost.</exception>
    public static async Task<long> NextNumberAsync(this ModuleDbContext db, string series, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number is given out in the transaction that uses it.");
        var sql = $"INSERT INTO {db.Table("counters")} (series, last) VALUES ({{0}}, 1) ON CONFLICT (series) DO UPDATE SET last = counters_.last + 1 RETURNING last"
            .Replace("counters_", db.OnSqlite ? db.Table("counters") : "counters", StringComparison.Ordinal);
#pragma warning disable EF1002 // the table's name is a constant of this module; the series is a parameter
        return (await db.Database.SqlQueryRaw<long>(sql, series).ToListAsync(stop))[0];
#pragma warning restore EF1002
    }
}
