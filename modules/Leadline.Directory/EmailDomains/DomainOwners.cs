using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.EmailDomains;

/// <summary>Whose staff have addresses of a domain: the one place that says.</summary>
internal static class DomainOwners
{
    /// <summary>The organisation whose verified domain it is at an instant, and that is open then; null where there is none.</summary>
    /// <remarks>The whole domain counts: a name below it may be somebody else's.</remarks>
    internal static async Task<OrganisationId?> OwnerOfDomainAsync(
        this DirectoryDbContext db, string domain, DateTimeOffset instant, CancellationToken stop)
    {
        var (name, day) = (DomainNames.Read(domain), UkCalendar.DayOf(instant));
        var owners = await db.EmailDomains.AsNoTracking()
            .Where(d => d.Domain == name && d.VerifiedAt <= instant && (d.EndedAt == null || d.EndedAt > instant))
            .Where(d => db.Organisations.Any(o => o.Id == d.Organisation && o.OpenFrom <= day && (o.OpenTo == null || o.OpenTo >= day)))
            .Select(d => d.Organisation).ToListAsync(stop);
        return owners.Count == 0 ? null : owners.Single();
    }
}
