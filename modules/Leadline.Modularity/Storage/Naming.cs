using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Leadline.Modularity.Storage;

/// <summary>
/// Names in the database: snake case everywhere, a schema per module on PostgreSQL, a table prefix on SQLite, which has no schemas.
/// Stands in for EFCore.NamingConventions.
/// </summary>
internal static class Naming
{
    internal static void Apply(ModelBuilder model, string schema, bool prefixed)
    {
        if (!prefixed)
            model.HasDefaultSchema(schema);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(prefixed ? $"{schema}_{Snake(table)}" : Snake(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(ColumnOf(property));
        }

        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName() ?? ""));
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName(Snake(foreign.GetConstraintName() ?? ""));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName() ?? ""));
        }
    }

    internal static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var here = name[i];
            if (char.IsUpper(here) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(here));
        }

        return snake.ToString();
    }

    // A unit ends a raw number's name: money is stored in pence, and says so.
    private static string ColumnOf(IMutableProperty property) =>
        Snake(property.GetColumnName()) + ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Primitives.Money) ? "_pence" : "");
}
