using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Variations;

/// <summary>Which terms a supplier binds itself to by a tender: those in force on the day, and those that are published and yet to come.</summary>
internal static class BoundTerms
{
    /// <summary>What those take turns by who give places on a framework agreement, and who publish terms for those that are held.</summary>
    internal static string Turn(FrameworkId framework) => $"terms:{framework.Value}";

    internal static async Task<IReadOnlyList<int>> TermsOnJoiningAsync(this AccreditationDbContext db, FrameworkId framework, DateOnly day, CancellationToken stop)
    {
        var versions = await db.Set<FrameworkVersionCopy>().AsNoTracking().Where(v => v.FrameworkId == framework)
            .OrderBy(v => v.Version).Select(v => new { v.EffectiveFrom, v.BindsAs }).ToListAsync(stop);
        var inForce = Math.Max(versions.FindLastIndex(v => v.EffectiveFrom <= day), 0);
        return [.. versions.Skip(inForce).Select(v => v.BindsAs).Distinct()];
    }
}
