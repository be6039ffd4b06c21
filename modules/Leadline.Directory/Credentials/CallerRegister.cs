using Leadline.Directory.RoleGrants;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

/// <summary>Tells programs and people by their tokens, and what they may do at this instant: nothing is remembered from one request to the next.</summary>
internal sealed class CallerRegister(DirectoryDbContext db, Capacities capacities, TimeProvider clock) : ICallerRegister
{
    public Task<Caller?> FindByTokenAsync(string token, CancellationToken stop) => token.StartsWith(Secret.OfSession, StringComparison.Ordinal)
        ? PersonAsync(Secret.HashOf(token), stop)
        : ProgramAsync(Secret.HashOf(token), stop);

    private async Task<Caller?> ProgramAsync(string hash, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var found = await db.AccessTokens.AsNoTracking().Where(t => t.Hash == hash)
            .Join(db.ClientCredentials, t => t.Credential, c => c.Id, (t, c) => new
            {
                t.Scopes, t.ExpiresAt, Credential = c,
                IsOpen = db.Organisations.Any(o => o.Id == c.Organisation && o.OpenFrom <= today && (o.OpenTo == null || o.OpenTo >= today)),
            })
            .FirstOrDefaultAsync(stop);
        if (found is null || now >= found.ExpiresAt || !found.Credential.IsInForce(now))
            return null;
        var given = await db.StillGivesAsync(found.Credential, now, stop);
        if (given == Role.None)
            return null;
        // What has closed still reads and reports what was its own; it takes nobody in and gives no credentials any more.
        var closed = found.IsOpen ? Role.None : Role.Administrator;
        var caller = new Caller(found.Scopes & given & ~closed, found.Credential.Organisation, found.Credential.Id.Value);
        return found.Credential.HeldBy is { } holder
            ? caller with { HeldBy = holder.Value, BelongsTo = OwnOf(await capacities.OfAsync(holder, stop)) }
            : caller;
    }

    private async Task<Caller?> PersonAsync(string hash, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var session = await db.Sessions.AsNoTracking()
            .FirstOrDefaultAsync(s => s.Hash == hash && db.People.Any(p => p.Id == s.Person && p.ClosedAt == null), stop);
        if (session?.IsInForce(now) != true)
            return null;
        if (session.IsToBeNoted(now))
            await NoteAsync(session.Id, now, stop);
        var all = await capacities.OfAsync(session.Person, stop);
        var acting = all.FirstOrDefault(c => c.Is(session.Organisation, session.Delegation));
        var lacks = acting?.NeedsSecondFactor == true && !session.SecondFactor;
        var caller = new Caller(acting is null || lacks ? Role.None : acting.Roles, acting?.Organisation, null, session.Person.Value, acting?.Delegation?.Value)
        {
            Session = session.Id.Value,
            BelongsTo = OwnOf(all),
            LacksSecondFactor = lacks,
        };
        return acting is null || lacks ? caller : caller with { OnCallOffs = acting.OnCallOffs };
    }

    private static IReadOnlyList<OrganisationId> OwnOf(IReadOnlyList<Capacity> all) => [.. all.Where(c => c.Delegation is null).Select(c => c.Organisation)];

    private async Task NoteAsync(PersonSessionId id, DateTimeOffset now, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), stop);
        await write.CommitAsync(stop);
    }
}
