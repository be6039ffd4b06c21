using Leadline.Host.Storage;
using Leadline.Modularity.Access;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Leadline.Host.Tests.Storage;

public sealed class MigrationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_migrations_say_all_that_the_models_say(string engine)
    {
        using var folder = new TemporaryFolder();
        await using var app = Build(folder, engine, "Host=127.0.0.1");
        await using var scope = app.Services.CreateAsyncScope();
        var stores = app.Services.GetServices<StoreDescriptor>().ToList();

        Assert.Equal(["accreditation", "billing", "call_off", "directory", "lots", "plugins"], stores.Select(s => s.Module).Order(StringComparer.Ordinal));
        foreach (var store in stores)
            Assert.False(((DbContext)scope.ServiceProvider.GetRequiredService(store.ContextType)).Database.HasPendingModelChanges(),
                $"{store.Module} has changes that no migration for {engine} makes; run build/migration.");
    }

    [Fact, Trait("Needs", "Services")]
    public async Task Two_hosts_that_start_at_once_on_an_empty_database_both_come_up()
    {
        await using var database = await TestDatabase.EmptyAsync();
        using var folders = new TemporaryFolder();
        await using var one = Build(folders, "postgres", database.ConnectionString, "one");
        await using var two = Build(folders, "postgres", database.ConnectionString, "two");
        await Task.WhenAll(one.StartAsync(Stop), two.StartAsync(Stop));
        foreach (var app in new[] { one, two })
        {
            Assert.Equal(200, await ReadyAsync(app));
            await app.StopAsync(Stop);
        }
    }

    [Fact(Timeout = 120_000), Trait("Slow", "Yes")]
    public async Task A_lock_left_by_a_host_that_was_killed_while_it_migrated_holds_up_nobody_on_SQLite()
    {
        using var folder = new TemporaryFolder();
        await using var next = Build(folder, "sqlite", "");
        await using (var scope = next.Services.CreateAsyncScope())
            _ = await Contexts(scope.ServiceProvider).First().GetService<IHistoryRepository>().AcquireDatabaseLockAsync(Stop); // and never released
        await next.StartAsync(Stop);

        Assert.Equal(200, await ReadyAsync(next));
        await next.StopAsync(Stop);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Each_migration_is_one_transaction_so_that_none_stands_half_made(string engine)
    {
        using var folder = new TemporaryFolder();
        await using var app = Build(folder, engine, "Host=127.0.0.1");
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var db in Contexts(scope.ServiceProvider))
        {
            var (known, generator, models) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>(), db.GetService<IModelRuntimeInitializer>());
            Assert.NotEmpty(known.Migrations);
            foreach (var (name, type) in known.Migrations)
            {
                var migration = known.CreateMigration(type, db.Database.ProviderName!);
                var outside = generator.Generate(migration.UpOperations, models.Initialize(migration.TargetModel)).Where(c => c.TransactionSuppressed);
                Assert.True(!outside.Any(), $"{name} runs outside its transaction on {engine}: {string.Join("; ", outside.Select(c => c.CommandText))}");
            }
        }
    }

    [Fact]
    public async Task A_host_whose_database_lacks_a_migration_is_alive_and_not_ready()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        var before = await host.Anonymous().GetAsync("/health/ready");
        await using (var scope = host.App.Services.CreateAsyncScope())
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(host.App.Services.GetServices<StoreDescriptor>().Single(s => s.Module == "lots").ContextType);
            await db.Database.ExecuteSqlAsync($"DELETE FROM lots_migrations", Stop);
        }

        var after = await host.Anonymous().GetAsync("/health/ready");
        var live = await host.Anonymous().GetAsync("/health/live");

        Assert.Equal(System.Net.HttpStatusCode.OK, before.Status);
        Assert.Contains("no plugin is installed", before.Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, after.Status);
        Assert.Contains("lots lacks migration", after.Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, live.Status);
    }

    [Fact]
    public async Task No_audit_entry_of_any_module_can_be_changed_or_deleted_on_SQLite()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        await using var scope = host.App.Services.CreateAsyncScope();
        foreach (var store in host.App.Services.GetServices<StoreDescriptor>())
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType);
            db.Record(Caller.Platform, "try", Guid.CreateVersion7(), "");
            await db.SaveChangesAsync(Stop);
            foreach (var act in new[] { $"DELETE FROM {store.Module}_audit", $"UPDATE {store.Module}_audit SET detail = 'nothing'" })
            {
                var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(act, Stop));
                Assert.Contains($"{store.Module}_audit is append-only", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Payment_by_outcome_can_be_taken_back_where_one_quote_has_several_payments()
    {
        using var folder = new TemporaryFolder();
        System.IO.Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        await using var app = Build(folder, "sqlite", "");
        await using var scope = app.Services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(app.Services.GetServices<StoreDescriptor>().Single(s => s.Module == "call_off").ContextType);
        await db.Database.MigrateAsync(Stop);
        foreach (var report in new Guid?[] { null, Guid.CreateVersion7(), Guid.CreateVersion7() })
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO call_off_plugin_calls (id, framework_id, call_off_id, quote_id, plugin, plugin_version, operation, call, hash, kept_at, report_id)
                VALUES ({Guid.CreateVersion7()}, 'f', 'c', 'q', 'a.b', '1.0.0', 'payment', 'x', '', 0, {report})
                """, Stop);

        var all = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(all[all.FindIndex(m => m.EndsWith("_OutcomePayments", StringComparison.Ordinal)) - 1], Stop);

        Assert.Equal(1, await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM call_off_plugin_calls").SingleAsync(Stop));
        var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"DELETE FROM call_off_plugin_calls", Stop));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_get_the_authority_of_their_agreement_and_give_it_back_on_SQLite()
    {
        using var folder = new TemporaryFolder();
        System.IO.Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        await using var app = Build(folder, "sqlite", "");
        await AuthoritiesMoveAsync(app, "lots_", "0");
    }

    [Fact, Trait("Needs", "Services")]
    public async Task Versions_get_the_authority_of_their_agreement_and_give_it_back_on_PostgreSQL()
    {
        await using var database = await TestDatabase.EmptyAsync();
        using var folder = new TemporaryFolder();
        await using var app = Build(folder, "postgres", database.ConnectionString);
        await AuthoritiesMoveAsync(app, "lots.", "'2026-01-01 00:00:00+00'");
    }

    private static async Task AuthoritiesMoveAsync(WebApplication app, string lots, string instant)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(app.Services.GetServices<StoreDescriptor>().Single(s => s.Module == "lots").ContextType);
        var all = db.Database.GetMigrations().ToList();
        var (at, migrator) = (all.FindIndex(m => m.EndsWith("_FrameworkSuccession", StringComparison.Ordinal)), db.GetService<IMigrator>());
        await migrator.MigrateAsync(all[at - 1], Stop);
        foreach (var (id, authority, versions) in ((Guid, string, int)[])[(Guid.CreateVersion7(), "GB-NHS:X24", 2), (Guid.CreateVersion7(), "LEADLINE:other", 1)])
        {
            var agreement = id.ToString().ToUpperInvariant(); // as SQLite has it; PostgreSQL takes either
            await RunAsync($"INSERT INTO {lots}frameworks (id, reference, authority, state, version) VALUES ('{agreement}', '{authority[^5..]}', '{authority}', 'Published', 1)");
            for (var number = 1; number <= versions; number++)
                await RunAsync($"INSERT INTO {lots}framework_versions (framework_id, number, effective_from, document, terms, sha256, published_at) VALUES ('{agreement}', {number}, '2026-01-01', '', '', '', {instant})");
        }

        await migrator.MigrateAsync(all[at], Stop);
        Assert.Equal(["GB-NHS:X24", "GB-NHS:X24", "LEADLINE:other"], await TextsAsync($"SELECT authority AS \"Value\" FROM {lots}framework_versions ORDER BY 1"));
        await migrator.MigrateAsync(all[at - 1], Stop);
        Assert.Equal(["GB-NHS:X24", "LEADLINE:other"], await TextsAsync($"SELECT authority AS \"Value\" FROM {lots}frameworks ORDER BY 1"));

        async Task RunAsync(string sql) => await db.Database.ExecuteSqlRawAsync(sql, Stop);

        async Task<List<string>> TextsAsync(string sql) => await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Stop);
    }

    [Fact]
    public async Task No_foreign_key_leaves_its_module_on_SQLite()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        await using var connection = new SqliteConnection(host.App.Services.GetRequiredService<StoreSettings>().ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT m.name, f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'""";
        var keys = new List<(string From, string To)>();
        await using (var reader = await command.ExecuteReaderAsync(Stop))
        {
            while (await reader.ReadAsync(Stop))
                keys.Add((reader.GetString(0), reader.GetString(1)));
        }

        var modules = host.App.Services.GetServices<StoreDescriptor>().Select(s => s.Module).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, k => Assert.Equal(Module(k.From), Module(k.To)));

        string Module(string table) => modules.Single(m => table.StartsWith(m + "_", StringComparison.Ordinal));
    }

    [Fact, Trait("Needs", "Services")]
    public async Task No_foreign_key_leaves_its_schema_on_PostgreSQL()
    {
        await using var database = await TestDatabase.MigratedAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            """
            SELECT count(*), count(*) FILTER (WHERE f.relnamespace <> t.relnamespace)
            FROM pg_constraint c JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid WHERE c.contype = 'f'
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        await reader.ReadAsync(Stop);

        Assert.True(reader.GetInt64(0) > 0);
        Assert.Equal(0, reader.GetInt64(1));
    }

    [Fact, Trait("Needs", "Services")]
    public async Task The_lead_over_due_work_is_given_back_after_each_round()
    {
        await using var database = await TestDatabase.MigratedAsync();
        using var folder = new TemporaryFolder();
        await using var app = Build(folder, "postgres", database.ConnectionString);
        await app.Services.GetRequiredService<DueWorkPoller>().RunOnceAsync(Stop);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = current_database()", connection);

        Assert.Equal(0L, await command.ExecuteScalarAsync(Stop));
    }

    private static IEnumerable<DbContext> Contexts(IServiceProvider services) => services.GetServices<StoreDescriptor>().Select(s => s.ContextType)
        .Append(typeof(RecordDbContext)).Select(t => (DbContext)services.GetRequiredService(t));

    private static WebApplication Build(TemporaryFolder folder, string engine, string connection, string name = "data") =>
        LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = Path.Combine(folder.Path, name),
            ["Http:Port"] = "0",
            ["Database:Engine"] = engine,
            ["Database:ConnectionString"] = connection,
            ["Logging:Console:LogLevel:Default"] = "None",
        }));

    private static async Task<int> ReadyAsync(WebApplication app)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(app.Urls.First(u => u.StartsWith("http://127.", StringComparison.Ordinal)) + "/health/ready"), Stop);
        return (int)answer.StatusCode;
    }
}
