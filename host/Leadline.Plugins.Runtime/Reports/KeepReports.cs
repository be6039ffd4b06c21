using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Leadline.Plugins.Runtime.Approved;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Keeps notes on calls of approved versions, and no more than so many of each.</summary>
internal sealed class KeepReports(PluginsDbContext db, PluginSettings settings, TimeProvider clock)
{
    /// <summary>Keeps all of them, or none.</summary>
    internal async Task KeepAsync(IReadOnlyList<CallNote> notes, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        var named = notes.Select(n => n.Hash).Distinct().ToList();
        // What an operator laid into the folder has no publisher here who could read of it: the host's own log tells of that.
        var approved = await db.Approved.AsNoTracking().Where(a => named.Contains(a.Hash)).Select(a => a.Hash).ToListAsync(stop);
        foreach (var note in notes.Where(n => approved.Contains(n.Hash)))
        {
            var report = CallReport.Of(note);
            db.Add(report);
            if (note.HeldFor is { } held)
                db.Add(new CallReportHold(report.Id, held));
        }

        await db.SaveChangesAsync(stop);
        foreach (var hash in approved)
            await BoundAsync(hash, stop);
        foreach (var hash in notes.Where(n => n.End == PluginCallEnd.Verdict && approved.Contains(n.Hash)).Select(n => n.Hash).Distinct())
            await TellOfFailuresAsync(hash, stop);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
    }

    // Told in the transaction that keeps the last of them, so that a kill makes neither too many nor too few of it.
    private async Task TellOfFailuresAsync(string hash, CancellationToken stop)
    {
        await db.TakeTurnsAsync($"failures:{hash}", stop); // two nodes at once
        if (await db.Approved.FirstOrDefaultAsync(a => a.Hash == hash && a.IsActive, stop) is not { } version)
            return;
        await db.Entry(version).ReloadAsync(stop);
        if (await CountAsync(version, stop) < settings.Care.Failures)
            return;
        db.Announce(new PluginFailedRepeatedly(version.Id, version.Revision));
        version.CountAnew();
    }

    // The same question again is none more, and all of one event are one: a draft that nobody may know of must not be told of by a quarantine.
    private async Task<int> CountAsync(ApprovedPlugin version, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - settings.Care.Window;
        var verdicts = await db.Reports.AsNoTracking().Where(r => r.Hash == version.Hash && r.End == PluginCallEnd.Verdict && r.At >= since)
            .Select(r => new { r.Id, r.Operation, r.InputHash, Event = db.ReportHolds.Where(h => h.ReportId == r.Id).Select(h => (Guid?)h.Event).FirstOrDefault() }).ToListAsync(stop);
        return verdicts.Where(v => v.Id.Value.CompareTo(version.CountsAfter.Value) > 0)
            .DistinctBy(v => v.Event is { } held ? (held, "", "") : (Guid.Empty, v.Operation, v.InputHash)).Count();
    }

    private async Task BoundAsync(string hash, CancellationToken stop)
    {
        foreach (var (failed, held) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var these = db.Reports.Where(r => r.Hash == hash && (r.End != PluginCallEnd.Answered) == failed && r.IsHeld == held);
            var beyond = await these.OrderByDescending(r => r.Id).Skip(settings.Care.Reports).Select(r => (Guid?)r.Id.Value).ToListAsync(stop);
            var ids = beyond.Select(id => CallReportId.From(id!.Value)).ToList();
            if (ids.Count > 0)
                await db.Reports.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(stop);
        }
    }
}
