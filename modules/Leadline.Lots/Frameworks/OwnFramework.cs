using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

internal static class OwnFramework
{
    /// <summary>The agreement, if the caller is its authority today.</summary>
    internal static async Task<FrameworkAgreement?> OwnFrameworkAsync(this LotsDbContext db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Frameworks.FindAsync([new FrameworkId(id)], stop) is { } framework && await db.SpeaksForAsync(caller, framework.AuthorityOn(db.Today), stop)
            ? framework
            : null;

    /// <summary>The lots of a framework agreement that offer a service line, or did.</summary>
    internal static async Task<IReadOnlyList<string>> LotsOfAsync(this LotsDbContext db, FrameworkId framework, string serviceLine, CancellationToken stop) =>
        (await db.Frameworks.FindAsync([framework], stop))!.LotsOf(serviceLine);
}
