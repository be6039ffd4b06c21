using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.PersonalData;

/// <summary>What this module holds on a person: that it prepared a competition or a direct award, gave a mark, or proposed terms of payment by outcome or reported results. Who awarded stands in the record alone.</summary>
internal sealed class ActsOfPerson(CallOffDbContext db, ModuleText<CallOffModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop) =>
        [
            await PreparedAsync(person, most, stop), await PreparedDirectAwardsAsync(person, most, stop), await MarksAsync(person, most, stop), await ProposedAsync(person, most, stop),
            await ReportedAsync(person, most, stop),
        ];

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

    private async Task<PersonalHolding> ProposedAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.PaymentFormulas.AsNoTracking().Where(f => f.ProposedBy == person);
        var found = await all.OrderByDescending(f => f.Id).Take(most).Select(f => new { f.Id, f.Plugin }).ToListAsync(stop);
        return Holding("proposed_outcome_terms", ["call_off_id", "plugin"], [.. found.Select(f => new object?[] { f.Id.Value, f.Plugin })], await all.CountAsync(stop));
    }

    private async Task<PersonalHolding> ReportedAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.OutcomePayments.AsNoTracking().Where(p => p.ReportedBy == person);
        var found = await all.OrderByDescending(p => p.Id).Take(most).Select(p => new { p.CallOffId, p.Number, p.From, p.To }).ToListAsync(stop);
        return Holding("reported_outcomes", ["call_off_id", "number", "period_from", "period_to"],
            [.. found.Select(p => new object?[] { p.CallOffId.Value, p.Number, p.From, p.To })], await all.CountAsync(stop));
    }

    private PersonalHolding Holding(string name, string[] columns, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], [.. columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))], lines, all - lines.Count, []);
}
