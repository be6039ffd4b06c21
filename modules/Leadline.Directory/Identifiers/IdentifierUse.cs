using Leadline.Directory.Organisations;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Identifiers;

/// <summary>Who is called by an identifier. At any moment one organisation at most is: by its reference for good, by others for a time.</summary>
internal static class IdentifierUse
{
    /// <summary>Lets nobody else give out the same identifier until the open transaction ends.</summary>
    internal static Task TakeTurnsWithAsync(this DirectoryDbContext db, OrganisationReference identifier, CancellationToken stop) =>
        db.TakeTurnsAsync($"identifier:{identifier}", stop);

    /// <summary>Who else has the identifier at some time of a period; null where nobody has.</summary>
    internal static async Task<OrganisationReference?> HolderAsync(
        this DirectoryDbContext db, OrganisationReference identifier, DateOnly from, DateOnly? to, OrganisationId? except, CancellationToken stop)
    {
        var (scheme, value) = (identifier.Scheme, identifier.Identifier);
        var holders = await db.Organisations.AsNoTracking()
            .Where(o => o.Reference == identifier || o.Identifiers.Any(i => i.Scheme == scheme && i.Value == value
                && (to == null || i.From <= to) && (i.To == null || i.To >= from)))
            .Select(o => new { o.Id, o.Reference }).ToListAsync(stop);
        return holders.FirstOrDefault(h => h.Id != except)?.Reference;
    }

    /// <summary>Those that are called so on a day.</summary>
    internal static IQueryable<Organisation> CalledOn(this IQueryable<Organisation> organisations, OrganisationReference identifier, DateOnly day)
    {
        var (scheme, value) = (identifier.Scheme, identifier.Identifier);
        return organisations.Where(o => o.Reference == identifier
            || o.Identifiers.Any(i => i.Scheme == scheme && i.Value == value && i.From <= day && (i.To == null || i.To >= day)));
    }

    internal static Refusal Taken(OrganisationReference identifier, OrganisationReference holder, string pointer) =>
        new("identifier-taken", $"{identifier} is {holder}'s in that time; end it there first.", pointer);
}
