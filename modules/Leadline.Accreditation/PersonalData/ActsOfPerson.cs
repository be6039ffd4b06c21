using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PersonalData;

/// <summary>What this module holds on a person: that it published a version of a plugin or of a price book. Who decided on one stands in the record alone.</summary>
internal sealed class ActsOfPerson(AccreditationDbContext db, ModuleText<AccreditationModule> text) : IPersonalData
{
    private static readonly string[] OfPlugins = ["plugin", "version", "published_at"];
    private static readonly string[] OfBooks = ["price_book", "version", "published_at"];

    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop)
    {
        var plugins = db.PluginVersions.AsNoTracking().Where(v => v.PublishedBy == person);
        var books = db.PriceBooks.AsNoTracking().Where(b => b.PublishedBy == person);
        var lastPlugins = await plugins.OrderByDescending(v => v.Id).Take(most).Select(v => new { v.Plugin, v.Number, v.PublishedAt }).ToListAsync(stop);
        var lastBooks = await books.OrderByDescending(b => b.Id).Take(most).Select(b => new { b.Reference, b.Number, b.PublishedAt }).ToListAsync(stop);
        return
        [
            Holding("published_plugins", OfPlugins, [.. lastPlugins.Select(v => new object?[] { v.Plugin, v.Number, v.PublishedAt })], await plugins.CountAsync(stop)),
            Holding("published_price_books", OfBooks, [.. lastBooks.Select(b => new object?[] { b.Reference, b.Number, b.PublishedAt })], await books.CountAsync(stop)),
        ];
    }

    private PersonalHolding Holding(string name, string[] columns, IReadOnlyList<object?[]> rows, int all) =>
        new(name, text[$"held.{name}"], [.. columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))], rows, all - rows.Count, []);
}
