using Microsoft.EntityFrameworkCore.Migrations;

namespace Leadline.Modularity.Storage;

/// <summary>Triggers that refuse to change or delete rows, for migrations of both engines: what is written there stays.</summary>
public static class AppendOnly
{
    /// <summary>Protects a table of a module.</summary>
    public static void ProtectAppendOnly(this MigrationBuilder migration, string schema, string table)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            foreach (var act in new[] { "update", "delete" })
            {
                migration.Sql($"CREATE TRIGGER {schema}_{table}_no_{act} BEFORE {act.ToUpperInvariant()} ON {schema}_{table} "
                    + $"BEGIN SELECT RAISE(ABORT, '{schema}_{table} is append-only'); END;");
            }

            return;
        }

        migration.Sql($"""
            CREATE FUNCTION {schema}.refuse_change_of_{table}() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{schema}.{table} is append-only'; END $$;
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {schema}.{table}
            FOR EACH ROW EXECUTE FUNCTION {schema}.refuse_change_of_{table}();
            CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {schema}.{table}
            FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change_of_{table}();
            """);
    }

    /// <summary>Takes the protection away, for a migration that is taken back.</summary>
    public static void UnprotectAppendOnly(this MigrationBuilder migration, string schema, string table)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            migration.Sql($"DROP TRIGGER {schema}_{table}_no_update; DROP TRIGGER {schema}_{table}_no_delete;");
            return;
        }

        migration.Sql($"""
            DROP TRIGGER {table}_append_only ON {schema}.{table};
            DROP TRIGGER {table}_no_truncate ON {schema}.{table};
            DROP FUNCTION {schema}.refuse_change_of_{table}();
            """);
    }

    /// <summary>Lets the audit entries that a module wrote before there were seals wait for theirs like any other.</summary>
    public static void SealWhatIsThere(this MigrationBuilder migration, string schema)
    {
        var separator = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? '_' : '.';
        migration.Sql($"INSERT INTO {schema}{separator}audit_unsealed (id) SELECT id FROM {schema}{separator}audit");
    }
}
