using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

/// <summary>Who runs an agreement on a day, for queries.</summary>
internal sealed class AuthorityOfFramework
{
    public FrameworkId FrameworkId { get; init; }

    public OrganisationReference Authority { get; init; }
}

internal static class AuthoritiesOfFrameworks
{
    /// <summary>Who runs each agreement on a day: whom the version in force names; before the first version's day, that one.</summary>
    internal static IQueryable<AuthorityOfFramework> AuthoritiesOn(this LotsDbContext db, DateOnly day) => db.Frameworks.Select(f => new AuthorityOfFramework
    {
        FrameworkId = f.Id,
        Authority = f.Versions.Where(v => v.Number == 1 || v.EffectiveFrom <= day).OrderByDescending(v => v.Number).First().Authority,
    });
}
