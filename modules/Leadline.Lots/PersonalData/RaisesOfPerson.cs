using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.PersonalData;

/// <summary>What this module holds on a person: that it proposed to raise a ceiling, or decided on a raise.</summary>
internal sealed class RaisesOfPerson(LotsDbContext db, ModuleText<LotsModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop) =>
        [await ProposedAsync(person, most, stop), await DecidedAsync(person, most, stop)];

    private async Task<PersonalHolding> ProposedAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.CeilingRaises.AsNoTracking().Where(r => r.ProposedBy == person);
        var found = await all.OrderByDescending(r => r.Id).Take(most).ToListAsync(stop);
        return Holding("proposed_ceiling_raises", ["raise_id", "raise_ground", "raise_reason", "raise_proposed_at"],
            [.. found.Select(r => new object?[] { r.Id.Value, r.Ground, r.Reason, r.ProposedAt })], await all.CountAsync(stop));
    }

    private async Task<PersonalHolding> DecidedAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.CeilingRaiseDecisions.AsNoTracking().Where(d => d.DecidedBy == person);
        var found = await all.OrderByDescending(d => d.RaiseId).Take(most).ToListAsync(stop);
        return Holding("decided_ceiling_raises", ["raise_id", "raise_is_confirmed", "raise_reason", "raise_decided_at"],
            [.. found.Select(d => new object?[] { d.RaiseId.Value, d.IsConfirmed, d.Reason, d.DecidedAt })], await all.CountAsync(stop));
    }

    private PersonalHolding Holding(string name, string[] columns, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], [.. columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))], lines, all - lines.Count, []);
}
