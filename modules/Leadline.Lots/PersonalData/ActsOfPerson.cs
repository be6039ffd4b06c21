using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.PersonalData;

/// <summary>What this module holds on a person: that it wrote a draft as it stands, and that it proposed a step of a framework agreement, or decided on one or on a succession, and that it commented on a draft scope, or answered.</summary>
internal sealed class ActsOfPerson(LotsDbContext db, ModuleText<LotsModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop) =>
        [await DraftsAsync(person, most, stop), await ProposalsAsync(person, most, stop), await SuccessionsAsync(person, most, stop), await CommentsAsync(person, most, stop)];

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

    private async Task<PersonalHolding> SuccessionsAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.Successions.AsNoTracking().Where(s => s.DecidedBy == person);
        var found = await all.OrderByDescending(s => s.Id).Take(most).ToListAsync(stop);
        return Holding("framework_successions", ["succession_id", "state", "reason", "decided_at"],
            [.. found.Select(s => new object?[] { s.Id.Value, $"{s.State}", s.DecisionReason, s.DecidedAt })], await all.CountAsync(stop));
    }

    private async Task<PersonalHolding> CommentsAsync(Guid person, int most, CancellationToken stop)
    {
        var all = db.ScopeComments.AsNoTracking().Where(c => c.SentBy == person || c.AnsweredBy == person);
        var found = await all.OrderByDescending(c => c.Id).Take(most).ToListAsync(stop);
        return Holding("scope_comments", ["scope_id", "pointer", "text", "sent_at", "reply", "answered_at"],
            [.. found.Select(c => new object?[] { c.ScopeId.Value, c.Pointer, c.Text, c.SentAt, c.Reply, c.AnsweredAt })], await all.CountAsync(stop));
    }

    private PersonalHolding Holding(string name, string[] columns, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], [.. columns.Select(c => new HeldColumn(c, text[$"held.column.{c}"]))], lines, all - lines.Count, []);
}
