using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Storage;

/// <summary>One schema of the store: its names, its value types and its write transactions, the same on both engines.</summary>
public abstract class StoreDbContext(DbContextOptions options, StoreServices services) : DbContext(options)
{
    /// <summary>The schema; a table prefix on SQLite.</summary>
    public abstract string Schema { get; }

    /// <summary>Today, in UK local time.</summary>
    public DateOnly Today => UkCalendar.DayOf(Now);

    internal bool OnSqlite => Database.IsSqlite();

    internal DateTimeOffset Now => Services.Clock.GetUtcNow();

    private protected StoreServices Services { get; } = services;

    /// <summary>Starts a write transaction, or joins the one that is open.</summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken stop)
    {
        if (Database.CurrentTransaction is not null)
            return new WriteScope();
        var pass = OnSqlite ? await Services.Gate.EnterAsync(stop) : null;
        try
        {
            Database.AutoSavepointsEnabled = false; // two round trips a save, for nothing: after a failure nobody goes on in the transaction
            // On SQLite this is BEGIN IMMEDIATE: a reader never has to become a writer half way.
            return new WriteScope(await Database.BeginTransactionAsync(stop), pass, Committed);
        }
        catch
        {
            pass?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Changes are looked for once a save, not once for each that asks the tracker.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            BeforeSaving();
            return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var pass = OnSqlite ? await Services.Gate.EnterAsync(cancellationToken) : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Committed();
        return rows;
    }

    /// <summary>Not used: every save is asynchronous, so that no thread waits at the write gate.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Save with SaveChangesAsync.");

    /// <summary>What is completed in the tracked entities just before they are written.</summary>
    private protected virtual void BeforeSaving()
    {
    }

    /// <summary>What follows a commit.</summary>
    private protected virtual void Committed()
    {
    }

    private protected abstract void MapTables(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapTables(modelBuilder);
        Naming.Apply(modelBuilder, Schema, OnSqlite);
    }

    /// <inheritdoc/>
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Apply(configurationBuilder, GetType().Assembly, OnSqlite);
}
