using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots;

/// <summary>Mandates, needs, cases, joint procurements and requests for help as lines of business facts.</summary>
internal static class ChoiceLines
{
    internal static async Task<IReadOnlyList<string>> ReadAsync(LotsDbContext db, CancellationToken stop)
    {
        var frameworks = await db.Frameworks.AsNoTracking().Select(f => new { f.Id, f.Reference }).ToDictionaryAsync(f => f.Id, f => f.Reference, stop);
        var organisations = await db.Organisations.AsNoTracking().Select(o => new { o.Id, o.Reference }).ToDictionaryAsync(o => o.Id, o => o.Reference.ToString(), stop);
        string Framework(FrameworkId? id) => id is { } known ? frameworks[known] : "";
        string Organisation(OrganisationId id) => organisations.GetValueOrDefault(id, "");

        List<string> lines = [];
        foreach (var m in await db.Mandates.AsNoTracking().ToListAsync(stop))
        {
            var mandate = $"{Framework(m.FrameworkId)}|{m.ServiceLine}|{m.Use}|{m.ValidFrom:O}|{m.ValidTo:O}|{string.Join(' ', m.BuyerKinds)}|{string.Join(' ', m.Organisations)}";
            lines.AddRange(m.Events.Select(e => $"mandate|{mandate}|{e.Number}|{e.Step}|{e.On:O}"));
        }

        lines.AddRange((await db.Disputes.AsNoTracking().ToListAsync(stop)).Select(d => $"mandate-dispute|{Framework(d.FrameworkId)}|{Organisation(d.Buyer)}|{d.RaisedAt:O}|{d.State}"));
        lines.AddRange((await db.Needs.AsNoTracking().ToListAsync(stop)).Select(n =>
            $"need|{Organisation(n.Buyer)}|{n.Title}|{Framework(n.FrameworkId)}|{n.ServiceLine}|{n.ExpectedValue.Pence}|{n.StartsOn:O}|{n.TermMonths}"));
        lines.AddRange((await db.ChoiceRecords.AsNoTracking().ToListAsync(stop)).Select(r => $"choice|{Organisation(r.Buyer)}|{r.Choice}|{r.TakenAt:O}"));
        foreach (var c in await db.InHouseCases.AsNoTracking().AsSplitQuery().ToListAsync(stop))
        {
            var @case = $"{Organisation(c.Buyer)}|{Framework(c.FrameworkId)}|{c.ServiceLine}";
            lines.Add($"in-house-case|{@case}|{c.Round}|{c.State}|{c.StrandedWhole.Pence}");
            lines.AddRange(c.Marks.Select(m => $"in-house-mark|{@case}|{m.Round}|{m.Criterion}|{m.Value}"));
            lines.AddRange(c.Shares.Select(s => $"stranded-cost-share|{@case}|{s.Round}|{s.Organisation}|{s.Share.Value}|{s.Amount.Pence}"));
        }

        foreach (var c in await db.Collectives.AsNoTracking().ToListAsync(stop))
        {
            var whole = $"{Framework(c.FrameworkId)}|{c.LotNumber}|{Organisation(c.Lead)}|{c.Title}";
            lines.Add($"collective-procurement|{whole}|{c.State}|{c.FixedAt:O}");
            lines.AddRange(c.Members.Select(m => $"collective-member|{whole}|{Organisation(m.Organisation)}|{m.State}|{m.EstimatedValue.Pence}|{m.Share.Value}"));
        }

        lines.AddRange((await db.HelpRequests.AsNoTracking().ToListAsync(stop)).Select(r => $"help-request|{Framework(r.FrameworkId)}|{Organisation(r.Buyer)}|{r.Kind}|{r.State}|{r.DueOn:O}|{r.Steps.Count}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
