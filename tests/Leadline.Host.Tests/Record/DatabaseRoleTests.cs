using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Leadline.Host.Tests.Record;

/// <summary>On PostgreSQL the application's own role has no right to change what is append-only.</summary>
[Trait("Needs", "Services")]
public sealed class DatabaseRoleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_role_of_its_own_for_migrations_the_application_can_add_to_the_record_and_no_more()
    {
        await using var database = await TestDatabase.EmptyAsync();
        var (owner, application) = ($"owner_{Guid.CreateVersion7():N}", $"app_{Guid.CreateVersion7():N}");
        await ExecuteAsync(database.ConnectionString, $"CREATE ROLE {owner} LOGIN; CREATE ROLE {application} LOGIN");
        try
        {
            var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
            await ExecuteAsync(database.ConnectionString, $"GRANT CREATE ON DATABASE {name} TO {owner}");
            var audits = await RunAsync(database, owner, application);
            var app = As(database, application);

            Assert.True(await ScalarAsync(app, "SELECT count(*) FROM directory.audit") is > 0L);
            Assert.Equal(0L, await ScalarAsync(app, "SELECT count(*) FROM directory.audit_unsealed"));
            Assert.Contains("directory.audit", audits);
            foreach (var table in audits.Concat(["billing.postings", "record.seals", "record.sealed_entries", "record.signing_keys"]))
                foreach (var act in new[] { $"DELETE FROM {table}", $"UPDATE {table} SET id = id", $"TRUNCATE {table}" })
                    await DeniedAsync(app, act.Replace("SET id = id", $"SET {(table == "record.seals" ? "number = number" : table == "record.sealed_entries" ? "leaf = leaf" : "id = id")}", StringComparison.Ordinal));
            await DeniedAsync(app, "ALTER TABLE directory.audit DISABLE TRIGGER ALL");
            await DeniedAsync(app, "DELETE FROM directory.migrations");
            await DeniedAsync(app, "CREATE TABLE directory.more (id uuid)");
        }
        finally
        {
            await ExecuteAsync(database.ConnectionString, $"DROP OWNED BY {application}; DROP OWNED BY {owner}; DROP ROLE {application}; DROP ROLE {owner}");
        }
    }

    // Gives back the audit table of every module that the host has, so that one added later is tried too.
    private static async Task<List<string>> RunAsync(TestDatabase database, string owner, string application)
    {
        using var folder = new TemporaryFolder();
        await using var app = LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = folder.Path,
            ["Http:Port"] = "0",
            ["Database:Engine"] = "postgres",
            ["Database:ConnectionString"] = As(database, application),
            ["Database:MigrationConnectionString"] = As(database, owner),
            ["Logging:Console:LogLevel:Default"] = "None",
        }));
        await app.StartAsync(Stop);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var store = app.Services.GetServices<StoreDescriptor>().Single(s => s.Module == "directory");
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType);
            db.Record(Caller.Platform, "try", Guid.CreateVersion7(), "");
            await db.SaveChangesAsync(Stop);
        }

        await UntilSealedAsync(As(database, application));
        await app.StopAsync(Stop);
        return [.. app.Services.GetServices<StoreDescriptor>().Select(s => $"{s.Module}.audit")];
    }

    private static async Task UntilSealedAsync(string connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await ScalarAsync(connection, "SELECT count(*) FROM directory.audit_unsealed") is not 0L)
            await Task.Delay(50, patience.Token);
    }

    private static async Task DeniedAsync(string connection, string sql)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    private static string As(TestDatabase database, string role) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Pooling = false }.ConnectionString;

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<object?> ScalarAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, open);
        return await command.ExecuteScalarAsync(Stop);
    }
}
