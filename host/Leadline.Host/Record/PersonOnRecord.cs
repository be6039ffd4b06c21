using Leadline.Modularity.Api;
using Leadline.Modularity.PersonalData;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>What the tables that every module has hold on a person: entries of the record, by its acts or on its account, and answers kept for repeated requests.</summary>
internal sealed class PersonOnRecord(IEnumerable<StoreDescriptor> stores, IServiceProvider services, ModuleText<PersonOnRecord> text) : IPersonalData
{
    private static readonly string[] EntryColumns =
        ["module", "id", "at", "person", "organisation", "delegation", "roles", "act", "subject_type", "subject", "detail", "reason", "request_id"];

    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop)
    {
        var (entries, answers) = (new List<(string Module, AuditEntry Entry)>(), new List<(string Module, AnsweredRequest Answer)>());
        var (allEntries, allAnswers) = (0, 0);
        foreach (var db in stores.Select(s => (ModuleDbContext)services.GetRequiredService(s.ContextType)))
        {
            var own = db.Audit.AsNoTracking().Where(e => e.Person == person || e.Subject == person);
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

    // Before and after are the subject's own, and shown where the subject is.
    private static object?[] Line(string module, AuditEntry e) =>
        [module, e.Id, e.At, e.Person, e.Organisation, e.Delegation, e.Roles, e.Act, e.SubjectType, e.Subject, e.Detail, e.Reason, e.RequestId];

    private PersonalHolding Holding(string name, string[] columns, string[] withheld, IReadOnlyList<object?[]> lines, int all) =>
        new(name, text[$"held.{name}"], Columns(columns), lines, all - lines.Count, Columns(withheld));

    private List<HeldColumn> Columns(string[] names) => [.. names.Select(n => new HeldColumn(n, text[$"held.column.{n}"]))];
}
