using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Bids;

internal static class SubmitBid
{
    /// <param name="AnnualPrice">The price for one year, net of VAT; over nought.</param>
    /// <param name="Response">The answer to the requirement, at most 100,000 characters.</param>
    internal sealed record SubmitBidRequest(Money AnnualPrice, string Response)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (AnnualPrice <= Money.Zero)
                yield return new Fault("/annualPrice/pence", "price-not-positive", "A price is more than nought.");
            if (Amounts.Fault("/annualPrice", AnnualPrice) is { } price)
                yield return price;
            if (Text.Fault("/response", Response, Bid.LongestResponse) is { } response)
                yield return response;
        }
    }

    /// <summary>
    /// What the supplier holds of its bid: when it arrived, by the clock that decides what is late, and the latest seal of the record, by
    /// which the holder can show later if the record was rewritten.
    /// </summary>
    internal sealed record BidReceipt(
        BidId Id, CallOffId CallOffId, string Reference, DateTimeOffset SubmittedAt, bool ReplacesEarlier, SealReference? LatestSeal);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSubmitBid() => routes.MapPost("/further-competitions/{id:guid}/bids", Handle)
            .WithName(nameof(SubmitBid)).WithSummary("Bid, or replace one's bid, until bids close; the bid stays sealed until they are opened")
            .Refuses(400, 404, 409).CountsArrival()
            .MayBeCalledBy(Role.BidManager);
    }

    internal static async Task<Results<Created<BidReceipt>, ProblemHttpResult>> Handle(
        Guid id, SubmitBidRequest request, Caller caller, CallOffDbContext db, ILatestSeal seals, HttpContext http, CancellationToken stop)
    {
        var now = http.Arrival();
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        var seal = await seals.FindAsync(stop); // before anything is done: a bid that is in is acknowledged, whatever becomes of the seals
        await using var write = await db.BeginWriteAsync(stop);
        // Held until this commits, so that opening waits for every bid that was in time.
        await db.HoldAsync(FurtherCompetitionMapping.Table, id, stop);
        if (await db.CompetitionAsync(id, stop) is not { } competition || !competition.IsInvited(caller.Organisation))
            return Problems.NotFound("further competition");
        if (competition.MayBid(now).Refusal is { } refusal)
            return refusal.AsConflict();

        var supplier = caller.OwnOrganisation;
        var earlier = await db.Bids.FirstOrDefaultAsync(
            b => b.FrameworkId == competition.FrameworkId && b.CallOffId == competition.Id && b.Supplier == supplier && b.SupersededAt == null, stop);
        if (earlier is not null)
        {
            earlier.Supersede(now);
            db.Record(caller, "supersede-bid", earlier.Id.Value, competition.Reference);
            await db.SaveChangesAsync(stop); // before the new one: only one bid of a supplier may count at any moment
        }

        var bid = new Bid(BidId.New(), competition.FrameworkId, competition.Id, supplier, now, request.AnnualPrice, request.Response);
        db.Add(bid);
        db.Record(caller, "submit-bid", bid.Id.Value, competition.Reference); // nothing of what is sealed
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/further-competitions/{id}/bids/{bid.Id.Value}",
            new BidReceipt(bid.Id, competition.Id, competition.Reference, now, earlier is not null, seal));
    }
}
