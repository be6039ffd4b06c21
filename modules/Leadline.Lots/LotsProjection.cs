using System.Runtime.CompilerServices;
using Leadline.Modularity;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots;

internal sealed class LotsProjection(LotsDbContext db) : IStateProjection
{
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var f in db.Frameworks.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return $"framework|{f.Reference}|{f.State}|{f.OpenedToTendersAt:O}|{f.TenderingStoppedAt:O}|{f.StandstillEndsOn:O}|{f.WentLiveAt:O}|{f.ClosedAt:O}|{f.ReopenedAt:O}|{f.EndedAt:O}";
            foreach (var v in f.Versions)
                yield return $"framework-version|{f.Reference}|{v.Number}|{v.EffectiveFrom:O}|{v.Authority}|{v.Sha256}";
        }

        foreach (var line in await ChoiceLines.ReadAsync(db, stop))
            yield return line;
        await foreach (var line in DraftsAndProposalsAsync(stop))
            yield return line;
        await foreach (var line in CeilingsAsync(stop))
            yield return line;
    }

    private async IAsyncEnumerable<string> DraftsAndProposalsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var references = await db.Frameworks.AsNoTracking().Select(f => new { f.Id, f.Reference }).ToDictionaryAsync(f => f.Id, f => f.Reference, stop);
        await foreach (var d in db.Drafts.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"framework-draft|{d.Authority}|{(d.FrameworkId is { } of ? references[of] : "")}|{d.Sha256}|{d.State}|{d.EditedAt:O}";
        await foreach (var p in db.Proposals.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"framework-proposal|{p.Authority}|{(p.FrameworkId is { } of ? references[of] : "")}|{p.Step}|{p.SeenVersion}|{p.SeenSha256}|{p.State}|{p.ProposedAt:O}|{p.DecidedAt:O}";
        await foreach (var s in db.Successions.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"framework-succession|{references[s.FrameworkId]}|{s.Predecessor}|{s.Successor}|{s.FirstDay:O}|{s.State}|{s.OfferedAt:O}|{s.DecidedAt:O}|{s.PublishedVersion}|{s.ToldAt:O}";
        await foreach (var s in db.Scopes.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"draft-scope|{s.Authority}|{s.Title}|{s.CommentsFrom:O}|{s.CommentsUntil:O}|{s.PublishedAt:O}|{s.WithdrawnAt:O}";
        await foreach (var c in db.ScopeComments.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"scope-comment|{c.Pointer}|{c.Text}|{c.SentAt:O}|{c.Reply}|{c.AnsweredAt:O}";
    }

    private async IAsyncEnumerable<string> CeilingsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var frameworks = await db.Frameworks.AsNoTracking().Select(f => new { f.Id, f.Reference }).ToDictionaryAsync(f => f.Id, f => f.Reference, stop);
        var callOffs = await db.CountedCallOffs.AsNoTracking().ToDictionaryAsync(c => c.Id, stop);
        foreach (var c in callOffs.Values)
            yield return $"counted-call-off|{frameworks[c.FrameworkId]}|{c.LotNumber}|{c.Reference}|{c.Reserved.Pence}|{c.Agreed.Pence}|{c.ReportedPence}|{c.CountedPence}";
        await foreach (var a in db.CeilingAnswers.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"ceiling-answer|{callOffs[a.CallOffId].Reference}|{a.Value.Pence}|{(a.Good ? "reserved" : "refused")}|{a.AnsweredAt:O}";
        await foreach (var s in db.ReportedSpend.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"reported-spend|{callOffs[s.CallOffId].Reference}|{s.Month}|{s.NetValue.Pence}";
        var decisions = await db.CeilingRaiseDecisions.AsNoTracking().ToDictionaryAsync(d => d.RaiseId, stop);
        await foreach (var r in db.CeilingRaises.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"ceiling-raise|{frameworks[r.FrameworkId]}|{r.LotNumber}|{r.Amount.Pence}|{r.Ground}|{r.NoticeReference}|{r.NoticeOn:O}|{r.ProposedAt:O}|{decisions.GetValueOrDefault(r.Id)?.IsConfirmed}";
    }
}
