using Leadline.CallOff.Evaluation;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.Awards;

/// <summary>Awards to the bid ranked first. The award becomes effective when Accreditation has confirmed the supplier's standing.</summary>
internal static class AwardCallOff
{
    private const int LongestReason = 10_000;

    /// <param name="Supplier">Whose bid is to win; it must be ranked first, alone.</param>
    /// <param name="Reason">The reason of the award, for the record and the losing bidders. At most 10,000 characters.</param>
    internal sealed record AwardCallOffRequest(OrganisationId Supplier, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAwardCallOff() => routes.MapPost("/further-competitions/{id:guid}/award", Handle)
            .WithName(nameof(AwardCallOff)).WithSummary("Award the call-off to the bid ranked first; pending until the supplier's standing is confirmed")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Capacity.Buyer);
    }

    internal static async Task<Results<Accepted<CompetitionView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, AwardCallOffRequest request, Caller caller, CallOffDbContext db,
        HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.OwnCompetitionAsync(id, caller, stop) is not { } competition)
            return Problems.NotFound("further competition");
        if (ifMatch.Unless(db.VersionOf(competition)) is { } stale)
            return stale;
        if (competition.MayMark().Refusal is { } notNow)
            return notNow.AsConflict();
        var ranking = await db.RankAsync(competition, stop);
        if ((ranking.Refusal ?? RefuseWinner(ranking.Value!, request.Supplier)) is { } refusal)
            return refusal.AsConflict();
        var price = ranking.Value!.First(b => b.Supplier == request.Supplier).AnnualPrice;
        var outcome = competition.Award(request.Supplier, price, request.Reason);
        if (outcome.Refusal is { } no)
            return no.AsConflict();

        db.Announce(outcome.Value!);
        db.Record(caller, "award-call-off", id, $"{competition.Reference} at {price}", request.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(competition));
        return TypedResults.Accepted($"/api/v1/further-competitions/{id}", CompetitionView.Of(competition));
    }

    private static Refusal? RefuseWinner(IReadOnlyList<RankedBid> ranking, OrganisationId supplier) =>
        ranking.FirstOrDefault(b => b.Supplier == supplier) switch
        {
            null => new Refusal("no-such-bid", "This supplier did not bid.", "/supplier"),
            { Rank: null } bid => new Refusal("bid-failed", $"This bid fell below the minimum mark for {string.Join(", ", bid.Failed)}.", "/supplier"),
            { Rank: > 1 } => new Refusal("bid-not-ranked-first", "Another bid scored above this one.", "/supplier"),
            _ when ranking.Count(b => b.Rank == 1) > 1 => new Refusal("bids-level", "Several bids are level in total, quality and price; the published tie-break does not separate them.", "/supplier"),
            _ => null,
        };
}
