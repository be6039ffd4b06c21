using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.PersonalData;

/// <summary>What this module holds on a person: that it prepared a competition or a direct award, or gave a mark. Who awarded stands in the record alone.</summary>
internal sealed class ActsOfPerson(CallOffDbContext db, ModuleText<CallOffModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop) =>
        [await PreparedAsync(person, most, stop), await PreparedDirectAwardsAsync(person, most, stop), await MarksAsync(person, most, stop)];

    private async Task<PersonalHolding> PreparedAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.Competitions.AsNoTracking().Where(c => c.PreparedBy == person);
        var found = await all.OrderByDescending(c => c.Id).Take(most).Select(c => new { c.Id, c.Reference, c.Title }).ToListAsync(stop);
        return Holding("prepared_competitions", ["call_off_id", "reference", "title"],
            [.. found.Select(c => new object?[] { c.Id.Value, c.Reference, c.Title })], await all.CountAsync(stop));
    }

    private async Task<PersonalHolding> PreparedDirectAwardsAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.DirectAwards.AsNoTracking().Where(a => a.PreparedBy == person);
        var found = await all.OrderByDescending(a => a.Id).Take(most).Select(a => new { a.Id, a.Reference, a.Title }).ToListAsync(stop);
        return Holding("prepared_direct_awards", ["call_off_id", "reference", "title"],
            [.. found.Select(a => new object?[] { a.Id.Value, a.Reference, a.Title })], await all.CountAsync(stop));
    }

    private async Task<PersonalHolding> MarksAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.Marks.AsNoTracking().Where(m => m.GivenBy == person);
        var found = await all.OrderByDescending(m => m.Id).Take(most).ToListAsync(stop);
        return Holding("marks", ["call_off_id", "bid_id", "criterion", "value", "reason", "given_at"],
            [.. found.Select(m => new object?[] { m.CallOffId.Value, m.BidId.Value, m.Criterion, m.Value, m.Reason, m.GivenAt })], await all.CountAsync(stop));
    }

    private PersonalHolding Holding(string name, string[] columns, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], [.. columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))], lines, all - lines.Count, []);
}
