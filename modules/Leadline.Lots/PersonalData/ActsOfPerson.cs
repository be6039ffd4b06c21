using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.PersonalData;

/// <summary>What this module holds on a person: that it wrote a draft as it stands, and that it proposed a step of a framework agreement, or decided on one.</summary>
internal sealed class ActsOfPerson(LotsDbContext db, ModuleText<LotsModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop) =>
        [await DraftsAsync(person, most, stop), await ProposalsAsync(person, most, stop)];

    private async Task<PersonalHolding> DraftsAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.Drafts.AsNoTracking().Where(d => d.EditedBy == person);
        var found = await all.OrderByDescending(d => d.Id).Take(most).Select(d => new { d.Id, d.Title, d.EditedAt }).ToListAsync(stop);
        return Holding("edited_framework_drafts", ["draft_id", "title", "edited_at"],
            [.. found.Select(d => new object?[] { d.Id.Value, d.Title, d.EditedAt })], await all.CountAsync(stop));
    }

    private async Task<PersonalHolding> ProposalsAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.Proposals.AsNoTracking().Where(p => p.ProposedBy == person || p.DecidedBy == person);
        var found = await all.OrderByDescending(p => p.Id).Take(most).ToListAsync(stop);
        return Holding("framework_proposals", ["proposal_id", "step", "reason", "state", "is_proposer", "proposed_at", "decided_at"],
            [.. found.Select(p => new object?[] { p.Id.Value, $"{p.Step}", p.Reason, $"{p.State}", p.ProposedBy == person, p.ProposedAt, p.DecidedAt })],
            await all.CountAsync(stop));
    }

    private PersonalHolding Holding(string name, string[] columns, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], [.. columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))], lines, all - lines.Count, []);
}
