using Leadline.CallOff.Evaluation;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
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
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Accepted<CompetitionView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, AwardCallOffRequest request, Caller caller, CallOffDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAloneAsync(FurtherCompetitionMapping.Table, id, stop); // before ranking: a mark under way is in, a later one is refused
        var own = await db.OwnCompetitionAsync(id, caller, stop);
        if (own.Value is not { } competition)
            return own.Refusal!.AsProblem();
        if (ifMatch.Unless(db.VersionOf(competition)) is { } stale)
            return stale;
        if ((competition.MayMark().Refusal ?? await db.RefuseAsync(competition, clock.Today(), isNew: false, stop)) is { } notNow)
            return notNow.AsConflict();
        var ranking = await db.RankAsync(competition, stop);
        if (await RefuseApproverAsync(competition, caller, db, stop) is { } notByYou)
            return notByYou.AsConflict();
        if ((ranking.Refusal ?? RefuseWinner(ranking.Value!, request.Supplier)) is { } refusal)
            return refusal.AsConflict();
        var price = ranking.Value!.First(b => b.Supplier == request.Supplier).AnnualPrice;
        if (await db.RefuseValueAsync(competition, CallOffRoute.FurtherCompetition, (decimal)price.Pence * NeedRules.Months(competition.ContractTerm), stop) is { } outside)
            return outside.AsConflict();
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

    // Whoever raised it or marked its bids does not approve it.
    private static async Task<Refusal?> RefuseApproverAsync(FurtherCompetition competition, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        var actor = caller.Actor;
        if (actor == competition.PreparedBy)
            return new Refusal("approver-prepared", "You prepared this competition, so somebody else must award it.");
        return await db.Marks.AnyAsync(m => m.FrameworkId == competition.FrameworkId && m.CallOffId == competition.Id && m.GivenBy == actor, stop)
            ? new Refusal("approver-marked", "You marked bids of this competition, so somebody else must award it.")
            : null;
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
