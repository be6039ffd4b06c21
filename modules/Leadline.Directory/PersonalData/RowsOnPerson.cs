using System.Text.Json;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Leadline.Directory.PersonalData;

/// <summary>
/// Rows of this module's tables as a holding, with every column that the model gives them: one that is added later shows without a word
/// here. The column that says whose the row is, is left out.
/// </summary>
internal sealed class RowsOnPerson(DirectoryDbContext db, ModuleText<DirectoryModule> text, int most)
{
    /// <param name="rows">The person's rows, the newest first.</param>
    /// <param name="withheld">Properties that are secrets, or hashes of secrets.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<PersonalHolding> ReadAsync<TRow>(IQueryable<TRow> rows, IReadOnlyList<string> withheld, CancellationToken stop)
        where TRow : class
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType == typeof(TRow));
        var columns = ColumnsOf(type);
        var shown = columns.Where(c => !withheld.Contains(c.Name)).ToList();
        var found = await rows.AsNoTracking().Take(most).ToListAsync(stop);
        var all = found.Count < most ? found.Count : await rows.CountAsync(stop);
        var table = type.GetTableName()!.Replace($"{db.Schema}_", "", StringComparison.Ordinal); // SQLite has prefixes for schemas
        return new PersonalHolding(table, text[$"held.{table}"], [.. shown.Select(Column)],
            [.. found.Select(row => shown.Select(c => Shown(c, row)).ToList())], all - found.Count,
            [.. columns.Except(shown).Select(Column)]);
    }

    // In the order in which the class declares them.
    private static List<IProperty> ColumnsOf(IEntityType type) =>
        [.. type.ClrType.GetProperties().Select(p => type.FindProperty(p.Name)).OfType<IProperty>()
            .Where(p => p.IsPrimaryKey() || (p.ClrType != typeof(PersonId) && p.ClrType != typeof(PersonId?)))];

    private HeldColumn Column(IProperty property) => new(property.GetColumnName(), text[$"held.column.{property.GetColumnName()}"]);

    private static object? Shown(IProperty property, object row) => property.PropertyInfo!.GetValue(row) switch
    {
        Role roles => roles.Names(),
        Enum state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()),
        DateTimeOffset instant => instant,
        var value => property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value,
    };
}
