using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Leadline.Modularity.Storage;

/// <summary>The database engines that the one model runs on.</summary>
public enum StoreEngine
{
    /// <summary>One file, one writer at a time: the embedded default.</summary>
    Sqlite,

    /// <summary>A server, for one node or several.</summary>
    Postgres,
}

/// <summary>Which database the host speaks to.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="ConnectionString">In the engine's own form.</param>
public sealed record StoreSettings(StoreEngine Engine, string ConnectionString)
{
    /// <summary>Points a context at the store.</summary>
    public void Configure(DbContextOptionsBuilder options, string schema)
    {
        // Multiple collections are loaded by queries of our own choosing; nothing loads lazily.
        options.ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.MultipleCollectionIncludeWarning));
        if (Engine == StoreEngine.Sqlite)
        {
            options.UseSqlite(ConnectionString, sqlite => sqlite
                .MigrationsAssembly("Leadline.Migrations.Sqlite")
                .MigrationsHistoryTable($"{schema}_migrations"));
        }
        else
        {
            options.UseNpgsql(ConnectionString, postgres => postgres
                .MigrationsAssembly("Leadline.Migrations.Postgres")
                .MigrationsHistoryTable("migrations", schema));
        }
    }
}

/// <summary>A module's store, as the host needs to know it: to migrate it, to dispatch its outbox, to check its health.</summary>
/// <param name="Module">The module's name, which is its schema.</param>
/// <param name="ContextType">Its DbContext.</param>
public sealed record StoreDescriptor(string Module, Type ContextType);
