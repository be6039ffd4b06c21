using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.InHouse;

/// <summary>In-house cases: a buyer sees its own and nobody else's; the authority sees those on its framework agreements.</summary>
internal static class ReadInHouseCases
{
    internal const Role Readers = Roles.Buyer | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadInHouseCases()
        {
            routes.MapGet("/in-house-test", () => TypedResults.Ok(InHouseTest.Shipped))
                .WithName("ReadInHouseTest").WithSummary("Read the test of in-house cases: criteria, scale, least marks and their sources")
                .MayBeCalledByAnybody("what an in-house case is judged by is public");
            routes.MapGet("/in-house-cases", List)
                .WithName("ListInHouseCases").WithSummary("List one's in-house cases, or those on one's framework agreements")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/in-house-cases/{id:guid}", Get)
                .WithName("GetInHouseCase").WithSummary("Read one in-house case with its marks and what was decided")
                .Refuses(404)
                .MayBeCalledBy(Readers);
        }
    }

    internal static async Task<IQueryable<InHouseCase>> SeenAsync(LotsDbContext db, Caller caller, CancellationToken stop)
    {
        var run = await db.RunByAsync(caller, Roles.Authority, stop);
        var (own, buys) = (caller.OwnOrganisation, caller.Is(Roles.Buyer));
        return db.InHouseCases.AsSplitQuery().Where(c => (buys && c.Buyer == own) || run.Contains(c.FrameworkId));
    }

    /// <summary>Any case, whoever asks.</summary>
    internal static Task<InHouseCase?> InHouseCaseAsync(this LotsDbContext db, Guid id, CancellationToken stop)
    {
        var caseId = new InHouseCaseId(id);
        return db.InHouseCases.AsSplitQuery().FirstOrDefaultAsync(c => c.Id == caseId, stop);
    }

    internal static async Task<InHouseCase?> FindAsync(Guid id, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        var caseId = new InHouseCaseId(id);
        return await (await SeenAsync(db, caller, stop)).FirstOrDefaultAsync(c => c.Id == caseId, stop);
    }

    internal static async Task<Results<Ok<Page<InHouseCaseView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await SeenAsync(db, caller, stop)).AsNoTracking().PageAsync(c => c.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(InHouseCaseView.Of)], c => c.Id.Value));
    }

    internal static async Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> Get(Guid id, Caller caller, LotsDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await FindAsync(id, caller, db, stop) is not { } @case)
            return Problems.NotFound("in-house case");
        http.SendTag(db.VersionOf(@case));
        return TypedResults.Ok(InHouseCaseView.Of(@case));
    }
}
