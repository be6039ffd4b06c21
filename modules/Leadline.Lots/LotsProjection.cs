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
            yield return $"framework|{f.Reference}|{f.Authority}|{f.State}|{f.OpenedToTendersAt:O}|{f.TenderingStoppedAt:O}|{f.StandstillEndsOn:O}|{f.WentLiveAt:O}|{f.ClosedAt:O}|{f.ReopenedAt:O}|{f.EndedAt:O}";
            foreach (var v in f.Versions)
                yield return $"framework-version|{f.Reference}|{v.Number}|{v.EffectiveFrom:O}|{v.Sha256}";
        }

        foreach (var line in await ChoiceLines.ReadAsync(db, stop))
            yield return line;
        await foreach (var line in DraftsAndProposalsAsync(stop))
            yield return line;
    }

    private async IAsyncEnumerable<string> DraftsAndProposalsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var references = await db.Frameworks.AsNoTracking().Select(f => new { f.Id, f.Reference }).ToDictionaryAsync(f => f.Id, f => f.Reference, stop);
        await foreach (var d in db.Drafts.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"framework-draft|{d.Authority}|{(d.FrameworkId is { } of ? references[of] : "")}|{d.Sha256}|{d.State}|{d.EditedAt:O}";
        await foreach (var p in db.Proposals.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return $"framework-proposal|{p.Authority}|{(p.FrameworkId is { } of ? references[of] : "")}|{p.Step}|{p.SeenVersion}|{p.SeenSha256}|{p.State}|{p.ProposedAt:O}|{p.DecidedAt:O}";
    }
}
