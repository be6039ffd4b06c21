using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PersonalData;

/// <summary>What this module holds on a person: that it published a version of a plugin. Who decided on one stands in the record alone.</summary>
internal sealed class ActsOfPerson(AccreditationDbContext db, ModuleText<AccreditationModule> text) : IPersonalData
{
    private static readonly string[] Columns = ["plugin", "version", "published_at"];

    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.PluginVersions.AsNoTracking().Where(v => v.PublishedBy == person);
        var found = await all.OrderByDescending(v => v.Id).Take(most).Select(v => new { v.Plugin, v.Number, v.PublishedAt }).ToListAsync(stop);
        return
        [
            new("published_plugins", text["held.published_plugins"], [.. Columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))],
                [.. found.Select(v => new object?[] { v.Plugin, v.Number, v.PublishedAt })], await all.CountAsync(stop) - found.Count, []),
        ];
    }
}
