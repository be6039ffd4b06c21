using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.Bids;

internal static class OpenBids
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapOpenBids() => routes.MapPost("/further-competitions/{id:guid}/opening", Handle)
            .WithName(nameof(OpenBids)).WithSummary("Open the bids, once bidding has closed")
            .Refuses(404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Ok<CompetitionView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, IDeadlineClock deadline,
        HttpContext http, CancellationToken stop)
    {
        var now = await deadline.NowAsync(db, stop);
        var own = await db.OwnCompetitionAsync(id, caller, stop);
        if (own.Value is not { } competition)
            return own.Refusal!.AsProblem();
        if (ifMatch.Unless(db.VersionOf(competition)) is { } stale)
            return stale;
        if (competition.Open(now).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "open-bids", id, competition.Reference);
        await db.SaveChangesAsync(stop); // waits for every bid under way: each holds the competition's row
        http.SendTag(db.VersionOf(competition));
        return TypedResults.Ok(CompetitionView.Of(competition));
    }
}
