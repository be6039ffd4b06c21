using Npgsql;

namespace Leadline.Host.Storage;

/// <summary>
/// What the application's role may do on PostgreSQL where migrations run as another: read and write, but only read and add where tables
/// are append-only. Which those are, the triggers say that migrations gave them.
/// </summary>
internal static class ApplicationRole
{
    private const string AppendOnlyTables =
        """
        SELECT format('%I.%I', n.nspname, c.relname)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND t.tgname = c.relname || '_append_only'
        """;

    /// <summary>Grants a role what it needs in some schemas, and takes away what it must not have.</summary>
    /// <returns>The append-only tables that the role can change all the same, as their owner or as a superuser.</returns>
    public static async Task<IReadOnlyList<string>> GrantAsync(
        NpgsqlConnection migrations, string role, IReadOnlyList<string> schemas, CancellationToken stop)
    {
        var name = await TextsAsync(migrations, "SELECT quote_ident(@text)", role, stop);
        var appendOnly = await TextsAsync(migrations, AppendOnlyTables, role, stop);
        foreach (var schema in schemas)
        {
            await ExecuteAsync(migrations,
                $"GRANT USAGE ON SCHEMA {schema} TO {name[0]}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {name[0]};"
                + $"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {schema}.migrations FROM {name[0]}", stop);
        }

        foreach (var table in appendOnly)
            await ExecuteAsync(migrations, $"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {name[0]}", stop);
        return await ChangeableAsync(migrations, role, stop);
    }

    /// <summary>The append-only tables that a role has the right to change.</summary>
    public static Task<List<string>> ChangeableAsync(NpgsqlConnection connection, string role, CancellationToken stop) =>
        TextsAsync(connection, AppendOnlyTables + " AND has_table_privilege(@text, c.oid, 'UPDATE, DELETE, TRUNCATE')", role, stop);

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql, string text, CancellationToken stop)
    {
#pragma warning disable CA2100 // constants of this class; values are parameters
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddWithValue("text", text);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var texts = new List<string>();
        while (await reader.ReadAsync(stop))
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
#pragma warning disable CA2100 // names of schemas are constants of the modules; the others are quoted by the database itself
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop);
    }
}
