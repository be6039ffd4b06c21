using System.Globalization;
using Leadline.Directory.Installation;
using Leadline.Modularity.Access;
using Leadline.Modularity.Configuration;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.People;

/// <summary>
/// Closes the accounts of people who have not signed in for long, and whom nobody has given a role since: the operator opens one again by
/// adding the person with roles, and then there is as long to come back. Whoever answers for a program that may still get tokens is not
/// dormant: it may work for years without the person signing in, and would stop with the account.
/// </summary>
/// <remarks>Only in a live installation: in a story years pass between two acts of one person, who is made up anyway.</remarks>
internal sealed class CloseDormant(DirectoryDbContext db, DormancySettings settings, CurrentInstallation installation, TimeProvider clock) : IDueWork
{
    private const int AtOnce = 100;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (installation.Kind != InstallationKind.Live)
            return 0;
        var now = clock.GetUtcNow();
        var limit = now - settings.After;
        var dormant = db.People.Where(p => p.ClosedAt == null && (p.LastSignedInAt ?? p.AddedAt) < limit
            && !db.RoleGrants.Any(g => g.Person == p.Id && g.From >= limit)
            && !db.ClientCredentials.Any(c => c.HeldBy == p.Id && c.RevokedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now)));
        if (!await dormant.AnyAsync(stop))
            return 0;
        await using var write = await db.BeginWriteAsync(stop);
        var people = await dormant.OrderBy(p => p.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var person in people)
        {
            var reason = $"Not signed in for {settings.After.TotalDays:0} days.";
            person.Close(reason, now);
            await db.EndAllAsync(person.Id, Caller.Platform, reason, now, stop);
            db.Record(Caller.Platform, "close-dormant", person.Id.Value, $"last seen {person.LastSeenAt:O}");
        }

        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return people.Count;
    }
}

/// <summary>When an account counts as dormant.</summary>
/// <param name="After">So long after the person was last seen.</param>
internal sealed record DormancySettings(TimeSpan After)
{
    private const string Key = "People:DormantDays";

    public static DormancySettings Read(IConfiguration configuration) => configuration[Key] switch
    {
        null or "" => new(TimeSpan.FromDays(365)),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 30 and <= 3_650 => new(TimeSpan.FromDays(days)),
        var text => throw new SettingsException([$"LEADLINE_PEOPLE__DORMANTDAYS (key {Key}) holds '{text}'; allowed: a whole number of days from 30 to 3650."]),
    };
}
