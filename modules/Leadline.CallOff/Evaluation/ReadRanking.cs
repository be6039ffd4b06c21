using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Evaluation;

internal static class ReadRanking
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadRanking() => routes.MapGet("/further-competitions/{id:guid}/ranking", Handle)
            .WithName(nameof(ReadRanking)).WithSummary("Score and rank the opened bids; every bid must be marked under every quality criterion")
            .Refuses(404, 409)
            .MayBeCalledOnCallOffBy(Roles.Buyer);
    }

    internal static async Task<Results<Ok<IReadOnlyList<RankedBid>>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        var own = await db.OwnCompetitionAsync(id, caller, stop);
        if (own.Value is not { } competition)
            return own.Refusal!.AsProblem();
        var outcome = await db.RankAsync(competition, stop);
        return outcome.Refusal is { } refusal ? refusal.AsConflict() : TypedResults.Ok(outcome.Value!);
    }

    /// <summary>The ranking of a competition whose bids are open.</summary>
    internal static async Task<Outcome<IReadOnlyList<RankedBid>>> RankAsync(
        this CallOffDbContext db, FurtherCompetition competition, CancellationToken stop)
    {
        if (competition.OpenedAt is null)
            return new Refusal("bids-sealed", "The bids are sealed until they are opened.");
        var bids = await db.Bids.AsNoTracking()
            .Where(b => b.FrameworkId == competition.FrameworkId && b.CallOffId == competition.Id && b.SupersededAt == null)
            .OrderBy(b => b.Id).ToListAsync(stop);
        var marks = await db.Marks.AsNoTracking()
            .Where(m => m.FrameworkId == competition.FrameworkId && m.CallOffId == competition.Id).ToListAsync(stop);
        return Ranking.Of(competition.Criteria, bids, marks);
    }
}
