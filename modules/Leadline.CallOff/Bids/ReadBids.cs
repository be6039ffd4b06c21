using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Bids;

internal static class ReadBids
{
    internal sealed record BidView(BidId Id, OrganisationId Supplier, DateTimeOffset SubmittedAt, DateTimeOffset? SupersededAt, Money AnnualPrice, string Response)
    {
        internal static BidView Of(Bid b) => new(b.Id, b.Supplier, b.SubmittedAt, b.SupersededAt, b.AnnualPrice, b.Response);
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadBids()
        {
            routes.MapGet("/further-competitions/{id:guid}/bids", List)
                .WithName("ListBids").WithSummary("List the bids: one's own as bidder at any time, all as buyer once they are opened")
                .Refuses(400, 404, 409)
                .MayBeCalledOnCallOffBy(Roles.Buyer | Role.BidManager);
            routes.MapGet("/further-competitions/{id:guid}/bids/{bid:guid}", Get)
                .WithName("GetBid").WithSummary("Read one bid")
                .Refuses(404)
                .MayBeCalledOnCallOffBy(Roles.Buyer | Role.BidManager);
        }
    }

    internal static async Task<Results<Ok<Page<BidView>>, ProblemHttpResult>> List(
        Guid id, [AsParameters] PageRequest page, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        if (await db.CompetitionAsync(id, stop) is not { } competition)
            return Problems.NotFound("further competition");
        if (!IsBuyer(caller, competition) && !IsBidder(caller, competition))
            return Problems.NotFound("further competition");
        if (await ConflictAsync(competition, caller, db, stop) is { } conflict)
            return conflict.AsConflict();
        if (IsBuyer(caller, competition) && competition.OpenedAt is null)
            return new Refusal("bids-sealed", "The bids are sealed until they are opened.").AsConflict();
        var rows = await Visible(competition, caller, db).PageAsync(b => b.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(BidView.Of)], b => b.Id.Value));
    }

    internal static async Task<Results<Ok<BidView>, ProblemHttpResult>> Get(
        Guid id, Guid bid, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        var bidId = new BidId(bid);
        return await db.CompetitionAsync(id, stop) is { } competition
            && await ConflictAsync(competition, caller, db, stop) is null
            && await Visible(competition, caller, db).FirstOrDefaultAsync(b => b.Id == bidId, stop) is { } found
            ? TypedResults.Ok(BidView.Of(found))
            : Problems.NotFound("bid");
    }

    /// <summary>The bids that a caller may see: a bidder its own, the buyer the ones that count, and none of them before opening.</summary>
    private static IQueryable<Bid> Visible(FurtherCompetition competition, Caller caller, CallOffDbContext db)
    {
        var bids = db.Bids.AsNoTracking().Where(b => b.FrameworkId == competition.FrameworkId && b.CallOffId == competition.Id);
        if (IsBuyer(caller, competition) && competition.OpenedAt is not null)
            return bids.Where(b => b.SupersededAt == null);
        var own = IsBidder(caller, competition) ? caller.OwnOrganisation : default;
        return bids.Where(b => b.Supplier == own);
    }

    private static async Task<Refusal?> ConflictAsync(FurtherCompetition competition, Caller caller, CallOffDbContext db, CancellationToken stop) =>
        IsBuyer(caller, competition) ? await db.ConflictAsync(caller, competition.FrameworkId, competition.LotNumber, stop) : null;

    private static bool IsBuyer(Caller caller, FurtherCompetition competition) => caller.Is(Roles.Buyer, competition.Id) && caller.SpeaksFor(competition.Buyer);

    private static bool IsBidder(Caller caller, FurtherCompetition competition) =>
        caller.Is(Role.BidManager) && competition.IsInvited(caller.Organisation);
}
