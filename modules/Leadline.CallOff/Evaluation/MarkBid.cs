using Leadline.CallOff.Bids;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Evaluation;

internal static class MarkBid
{
    /// <param name="Criterion">The code of a quality criterion of the invitation.</param>
    /// <param name="Value">From nought to the criterion's maximum, with at most two decimals.</param>
    /// <param name="Reason">Why; a mark can't be given without it. At most 10,000 characters.</param>
    internal sealed record MarkBidRequest(string Criterion, decimal Value, string Reason);

    internal sealed record MarkView(Guid Id, BidId Bid, string Criterion, decimal Value, string Reason, DateTimeOffset GivenAt);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapMarkBid() => routes.MapPost("/further-competitions/{id:guid}/bids/{bid:guid}/marks", Handle)
            .WithName(nameof(MarkBid)).WithSummary("Mark a bid under a quality criterion, with the reason; a later mark stands in place of an earlier one")
            .Refuses(400, 404, 409)
            .MayBeCalledOnCallOffBy(Role.Evaluator);
    }

    internal static async Task<Results<Created<MarkView>, ProblemHttpResult>> Handle(
        Guid id, Guid bid, MarkBidRequest request, Caller caller, CallOffDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Mark.LongestReason) is { } noReason)
            return Problems.Invalid(noReason);
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAsync(FurtherCompetitionMapping.Table, id, stop); // an award waits for marks under way before it ranks
        var own = await db.OwnCompetitionAsync(id, caller, stop);
        if (own.Value is not { } competition)
            return own.Refusal!.AsProblem();
        if (competition.MayMark().Refusal is { } refusal)
            return refusal.AsConflict();
        if (FaultIn(request, competition) is { } fault)
            return Problems.Invalid(fault);
        var bidId = new BidId(bid);
        if (!await db.Bids.AnyAsync(b => b.FrameworkId == competition.FrameworkId && b.CallOffId == competition.Id && b.Id == bidId && b.SupersededAt == null, stop))
            return Problems.NotFound("bid");

        var mark = new Mark(Guid.CreateVersion7(), competition.FrameworkId, competition.Id, bidId, request.Criterion, request.Value, request.Reason,
            caller.Actor, clock.GetUtcNow());
        db.Add(mark);
        db.Record(caller, "mark-bid", mark.Id, $"{competition.Reference} {request.Criterion}: {request.Value}", request.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/further-competitions/{id}/ranking",
            new MarkView(mark.Id, bidId, mark.Criterion, mark.Value, mark.Reason, mark.GivenAt));
    }

    private static Fault? FaultIn(MarkBidRequest request, FurtherCompetition competition)
    {
        var marked = competition.Criteria.Where(c => c.Kind == CriterionKind.Quality).ToList();
        if (marked.Find(c => c.Code == request.Criterion) is not { } criterion)
            return new Fault("/criterion", "criterion-unknown", $"The criteria marked by people are {string.Join(", ", marked.Select(c => c.Code))}.");
        return request.Value < 0 || request.Value > criterion.MaximumMark || decimal.Round(request.Value, 2) != request.Value
            ? new Fault("/value", "mark-out-of-range", $"A mark for {criterion.Title} is from 0 to {criterion.MaximumMark:0.##}, with at most two decimals.")
            : null;
    }
}
