using Leadline.Lots.HelpRequests;
using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.PersonalData;

/// <summary>What this module holds on a person: that it proposed a mandate or raised a dispute, stated a need, took a choice, had a part in an in-house case, opened a collective procurement, or asked or took a request for help.</summary>
internal sealed class ChoicesOfPerson(LotsDbContext db, ModuleText<LotsModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop) =>
    [
        await HoldingAsync("proposed_mandates", db.Mandates.Where(m => m.ProposedBy == person).OrderByDescending(m => m.Id).Select(m => new Act(m.Id.Value, m.ServiceLine)), most, stop),
        await HoldingAsync("raised_mandate_disputes", db.Disputes.Where(d => d.RaisedBy == person).OrderByDescending(d => d.Id).Select(d => new Act(d.Id.Value, d.Statement)), most, stop),
        await HoldingAsync("stated_needs", db.Needs.Where(n => n.StatedBy == person).OrderByDescending(n => n.Id).Select(n => new Act(n.Id.Value, n.Title)), most, stop),
        await HoldingAsync("taken_choices", db.ChoiceRecords.Where(r => r.TakenBy == person).OrderByDescending(r => r.Id).Select(r => new Act(r.Id.Value, r.Choice)), most, stop),
        await HoldingAsync("submitted_in_house_cases", db.InHouseCases.Where(c => c.SubmittedBy == person).OrderByDescending(c => c.Id).Select(c => new Act(c.Id.Value, c.ServiceLine)
        {
            Words = c.Statements.Where(s => s.Round == c.Round).Select(s => s.Text + "\n" + s.Comparison).ToList(),
        }), most, stop),
        await HoldingAsync("scored_in_house_cases", db.InHouseCases.Where(c => c.ScoredBy == person).OrderByDescending(c => c.Id).Select(c => new Act(c.Id.Value, c.ServiceLine)
        {
            Words = c.Marks.Where(m => m.Round == c.Round).Select(m => m.Reason).ToList(),
        }), most, stop),
        await HoldingAsync("decided_in_house_cases", db.InHouseCases.Where(c => c.DecidedBy == person).OrderByDescending(c => c.Id).Select(c => new Act(c.Id.Value, c.ServiceLine)), most, stop),
        await HoldingAsync("opened_collective_procurements", db.Collectives.Where(c => c.OpenedBy == person).OrderByDescending(c => c.Id).Select(c => new Act(c.Id.Value, c.Title)), most, stop),
        await HoldingAsync("asked_help_requests", db.HelpRequests.Where(r => r.AskedBy == person).OrderByDescending(r => r.Id).Select(r => new Act(r.Id.Value, "")
        {
            Words = r.Steps.Where(s => s.State == HelpState.Asked).OrderBy(s => s.Number).Select(s => s.Text).ToList(),
        }), most, stop),
        await HoldingAsync("taken_help_requests", db.HelpRequests.Where(r => r.TakenBy == person).OrderByDescending(r => r.Id).Select(r => new Act(r.Id.Value, "")
        {
            Words = r.Steps.Where(s => s.State == HelpState.Taken || s.State == HelpState.Answered).OrderBy(s => s.Number).Select(s => s.Text).ToList(),
        }), most, stop),
    ];

    private sealed record Act(Guid Id, string About)
    {
        /// <summary>What the person wrote there.</summary>
        public List<string> Words { get; init; } = [];

        public string Text => string.Join('\n', Words.Prepend(About).Where(t => t.Length > 0));
    }

    private async Task<PersonalHolding> HoldingAsync(string name, IQueryable<Act> acts, int most, CancellationToken stop)
    {
        var found = await acts.AsNoTracking().Take(most).ToListAsync(stop);
        return new PersonalHolding(
            name, text[$"held.{name}"], [new HeldColumn("id", text["held.column.id"]), new HeldColumn("about", text["held.column.about"])],
            [.. found.Select(a => new object?[] { a.Id, a.Text })], await acts.CountAsync(stop) - found.Count, []);
    }
}
