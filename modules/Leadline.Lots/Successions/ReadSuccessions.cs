using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Successions;

/// <summary>A succession that the caller is a side of.</summary>
/// <param name="Succession">The succession.</param>
/// <param name="Framework">The agreement.</param>
/// <param name="IsSuccessor">Whether it is offered to the caller's organisation; else that offers it.</param>
internal sealed record SeenSuccession(FrameworkSuccession Succession, FrameworkAgreement Framework, bool IsSuccessor);

internal static class ReadSuccessions
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadSuccessions()
        {
            routes.MapGet("/framework-successions", List)
                .WithName("ListFrameworkSuccessions").WithSummary("List the successions of framework agreements that one's authority offers or is offered, the newest first")
                .Refuses(400)
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapGet("/framework-successions/{id:guid}", Get)
                .WithName("GetFrameworkSuccession").WithSummary("Read a succession with why it could not be accepted now, if so")
                .Refuses(404)
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<Page<FrameworkSuccessionView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? framework, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await db.OwnSuccessions(caller, framework).OnPageNewestFirst(s => s.Id, page).ToListAsync(stop);
        return TypedResults.Ok(page.Of(await db.ViewsAsync(rows, stop), s => s.Id.Value));
    }

    internal static async Task<Results<Ok<FrameworkSuccessionDetails>, ProblemHttpResult>> Get(
        Guid id, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.FindSuccessionAsync(id, caller, stop) is not { } seen)
            return Problems.NotFound("succession");
        http.SendTag(db.VersionOf(seen.Succession));
        return TypedResults.Ok(new FrameworkSuccessionDetails(
            FrameworkSuccessionView.Of(seen.Succession, seen.Framework.Reference), await db.NotNowAsync(seen, clock.Today(), stop)));
    }

    /// <summary>Why it could not be accepted now, by anybody; null where it could, and where it was decided already.</summary>
    internal static async Task<Refusal?> NotNowAsync(this LotsDbContext db, SeenSuccession seen, DateOnly today, CancellationToken stop) =>
        seen.Succession.State == SuccessionState.Offered ? await db.RefuseAcceptanceAsync(seen.Succession, seen.Framework, today, stop) : null;

    /// <summary>The successions that the caller's authority is a side of, to be read.</summary>
    internal static IQueryable<FrameworkSuccession> OwnSuccessions(this LotsDbContext db, Caller caller, Guid? framework)
    {
        var own = db.Successions.AsNoTracking()
            .Where(s => db.Organisations.Any(o => o.Id == caller.Organisation && (o.Reference == s.Predecessor || o.Reference == s.Successor)));
        return framework is { } id ? own.Where(s => s.FrameworkId == new FrameworkId(id)) : own;
    }

    /// <summary>The succession, if the caller's authority is a side of it.</summary>
    internal static async Task<SeenSuccession?> FindSuccessionAsync(this LotsDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        if (await db.OwnSuccessions(caller, null).AsTracking().FirstOrDefaultAsync(s => s.Id == new FrameworkSuccessionId(id), stop) is not { } succession)
            return null;
        var framework = (await db.Frameworks.FindAsync([succession.FrameworkId], stop))!; // it was offered, so it is there
        return new SeenSuccession(succession, framework, await db.Organisations.AnyAsync(o => o.Id == caller.Organisation && o.Reference == succession.Successor, stop));
    }

    internal static async Task<IReadOnlyList<FrameworkSuccessionView>> ViewsAsync(this LotsDbContext db, IReadOnlyList<FrameworkSuccession> rows, CancellationToken stop)
    {
        List<FrameworkId> frameworks = [.. rows.Select(r => r.FrameworkId).Distinct()];
        var references = await db.Frameworks.AsNoTracking().Where(f => frameworks.Contains(f.Id)).Select(f => new { f.Id, f.Reference }).ToDictionaryAsync(f => f.Id, f => f.Reference, stop);
        return [.. rows.Select(r => FrameworkSuccessionView.Of(r, references[r.FrameworkId]))];
    }
}
