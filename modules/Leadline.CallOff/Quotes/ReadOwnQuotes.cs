using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

/// <summary>A supplier reads its own quotes from the award on: the same moment from which the author reads how its plugin failed in them.</summary>
internal static class ReadOwnQuotes
{
    /// <param name="DirectAwardId">The direct award, by which it is read in full.</param>
    /// <param name="FrameworkId">The framework agreement.</param>
    /// <param name="Reference">The direct award's reference.</param>
    /// <param name="LotNumber">The lot.</param>
    /// <param name="ServiceLine">The service line.</param>
    /// <param name="Title">What was bought.</param>
    /// <param name="Buyer">Who bought.</param>
    /// <param name="AwardedOn">The day of the award, in UK local time.</param>
    /// <param name="Won">Whether the award went to this quote.</param>
    /// <param name="State">Whether there was a quote.</param>
    /// <param name="Rank">1 for the lowest total; quotes of one total share a rank; null without a quote.</param>
    /// <param name="Among">How many suppliers quoted, this one included.</param>
    /// <param name="Total">The total over the whole term, net of VAT; null without a quote.</param>
    /// <param name="Reason">Why there was none.</param>
    internal sealed record OwnQuoteSummary(
        CallOffId DirectAwardId, FrameworkId FrameworkId, string Reference, string LotNumber, string ServiceLine, string Title, OrganisationId Buyer,
        DateOnly AwardedOn, bool Won, QuoteState State, int? Rank, int Among, Money? Total, string? Reason)
    {
        internal static OwnQuoteSummary Of(OwnQuote own) => new(
            own.Award.Id, own.Award.FrameworkId, own.Award.Reference, own.Award.LotNumber, own.Award.ServiceLine, own.Award.Title, own.Award.Buyer,
            own.Award.AwardedOn!.Value, own.Won, own.Quote.State, own.Rank, own.Among, own.Quote.Total, own.Reason);
    }

    /// <param name="Quote">How it fared.</param>
    /// <param name="FrameworkVersion">The version of the framework agreement that the award stands on.</param>
    /// <param name="StartsOn">The first day of the service.</param>
    /// <param name="TermMonths">For how many months.</param>
    /// <param name="ExtensionMonths">By how many more the contract may be extended, all extensions together.</param>
    /// <param name="AskedOn">The day on which quotes were asked for; its price book in force on that day holds.</param>
    /// <param name="Means">What it was made with: plugin, version and price book; null where there was nothing to ask.</param>
    /// <param name="Lines">How the total comes about.</param>
    /// <param name="Assumptions">What the price rests on.</param>
    internal sealed record OwnQuoteView(
        OwnQuoteSummary Quote, int FrameworkVersion, DateOnly StartsOn, int TermMonths, int ExtensionMonths, DateOnly AskedOn, FixedMeans? Means, IReadOnlyList<QuoteLine> Lines,
        IReadOnlyList<string> Assumptions);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOwnQuotes()
        {
            routes.MapGet("/direct-awards/own-quotes", List)
                .WithName("ListOwnQuotes").WithSummary("List one's own quotes for direct awards that are awarded, with their ranks")
                .Refuses(400)
                .MayBeCalledBy(Role.BidManager);
            routes.MapGet("/direct-awards/{id:guid}/own-quote", Get)
                .WithName("GetOwnQuote").WithSummary("Read one's own quote for a direct award, once it is awarded: lines, assumptions, plugin and rank")
                .Refuses(404)
                .MayBeCalledBy(Role.BidManager);
        }
    }

    internal static async Task<Results<Ok<Page<OwnQuoteSummary>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var awards = await db.AwardedAfterQuoteOf(caller.OwnOrganisation).PageAsync(a => a.Id, page, stop);
        var own = await db.OwnQuotesAsync(awards, caller.OwnOrganisation, stop);
        return TypedResults.Ok(page.Of([.. own.Select(OwnQuoteSummary.Of)], q => q.DirectAwardId.Value));
    }

    internal static async Task<Results<Ok<OwnQuoteView>, ProblemHttpResult>> Get(Guid id, Caller caller, CallOffDbContext db, CancellationToken stop) =>
        await db.OwnQuoteAsync(id, caller.OwnOrganisation, stop) is { } view ? TypedResults.Ok(view) : Problems.NotFound("quote of yours");

    /// <summary>A supplier's own quote for one direct award; null until it is awarded, and where there was none to make.</summary>
    internal static async Task<OwnQuoteView?> OwnQuoteAsync(this CallOffDbContext db, Guid id, OrganisationId supplier, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        if (await db.AwardedAfterQuoteOf(supplier).FirstOrDefaultAsync(a => a.Id == callOff, stop) is not { } award)
            return null;
        var own = (await db.OwnQuotesAsync([award], supplier, stop))[0];
        var call = await db.PluginCalls.AsNoTracking()
            .Where(c => c.FrameworkId == award.FrameworkId && c.CallOffId == award.Id && c.QuoteId == own.Quote.Id && c.Operation == "service-line/quote")
            .Select(c => c.Call).FirstOrDefaultAsync(stop);
        var priced = call is null ? null : ReadQuotes.PricedBy(call);
        return new OwnQuoteView(
            OwnQuoteSummary.Of(own), award.FrameworkVersion, award.StartsOn, award.TermMonths, award.ExtensionMonths, award.AskedOn!.Value, own.Quote.Means, priced?.Lines ?? [],
            priced?.Assumptions ?? []);
    }
}
