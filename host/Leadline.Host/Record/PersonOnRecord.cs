using Leadline.Modularity.Api;
using Leadline.Modularity.PersonalData;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>What the tables that every module has hold on a person: entries of the record, by its acts, by those of programs whose secret it has, or on its account, and answers kept for repeated requests.</summary>
internal sealed class PersonOnRecord(IEnumerable<StoreDescriptor> stores, IServiceProvider services, ModuleText<PersonOnRecord> text) : IPersonalData
{
    private static readonly string[] EntryColumns =
        ["module", "id", "at", "person", "organisation", "credential", "delegation", "roles", "act", "subject_type", "subject", "detail", "reason", "request_id"];

    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop)
    {
        var (entries, answers) = (new List<(string Module, AuditEntry Entry)>(), new List<(string Module, AnsweredRequest Answer)>());
        var (allEntries, allAnswers) = (0, 0);
        var modules = stores.Select(s => (ModuleDbContext)services.GetRequiredService(s.ContextType)).ToList();
        var programs = await ProgramsOfAsync(modules, person, stop);
        foreach (var db in modules)
        {
            var own = db.Audit.AsNoTracking().Where(e => e.Person == person || e.Subject == person || (e.Credential != null && programs.Contains(e.Credential.Value)));
            entries.AddRange((await own.OrderByDescending(e => e.Id).Take(most).ToListAsync(stop)).Select(e => (db.Schema, e)));
            allEntries += await own.CountAsync(stop);
            var given = db.AnsweredRequests.AsNoTracking().Where(r => r.Caller == person);
            answers.AddRange((await given.OrderByDescending(r => r.At).Take(most).ToListAsync(stop)).Select(r => (db.Schema, r)));
            allAnswers += await given.CountAsync(stop);
        }

        return
        [
            Holding("audit", EntryColumns, [], [.. entries.OrderByDescending(e => e.Entry.Id).Take(most).Select(e => Line(e.Module, e.Entry))], allEntries),
            // The text may speak of others, and says nothing of the person that its own tables do not.
            Holding("answered_requests", ["module", "key", "at", "status"], ["request", "body"],
                [.. answers.OrderByDescending(a => a.Answer.At).Take(most).Select(a => new object?[] { a.Module, a.Answer.Key, a.Answer.At, a.Answer.Status })], allAnswers),
        ];
    }

    // The record itself says who holds a program's secret now, so that no module need tell.
    private static async Task<List<Guid>> ProgramsOfAsync(IEnumerable<ModuleDbContext> modules, Guid person, CancellationToken stop)
    {
        var (held, programs) = ($"\"held_by_id\":\"{person}\"", new List<Guid>());
        foreach (var db in modules)
        {
            var credentials = db.Audit.AsNoTracking().Where(e => e.SubjectType == "client-credential");
            programs.AddRange(await credentials.Where(e => e.After!.Contains(held))
                .Where(e => !credentials.Any(later => later.Subject == e.Subject && later.SubjectVersion > e.SubjectVersion)).Select(e => e.Subject).ToListAsync(stop));
        }

        return programs;
    }

    // Before and after are the subject's own, and shown where the subject is.
    private static object?[] Line(string module, AuditEntry e) =>
        [module, e.Id, e.At, e.Person, e.Organisation, e.Credential, e.Delegation, e.Roles, e.Act, e.SubjectType, e.Subject, e.Detail, e.Reason, e.RequestId];

    private PersonalHolding Holding(string name, string[] columns, string[] withheld, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], Columns(columns), lines, all - lines.Count, Columns(withheld));

    private List<HeldColumn> Columns(string[] names) => [.. names.Select(n => new HeldColumn(n, text[$"held.column.{n}"]))];
}
