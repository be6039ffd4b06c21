using Leadline.CallOff.DirectAwards;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

internal static class ReadQuotes
{
    /// <param name="Rank">1 for the lowest total; null without a quote, and until all are in.</param>
    /// <param name="Supplier">Whose it is.</param>
    /// <param name="State">How it stands; until all are in, whether it is still waited for and nothing more.</param>
    /// <param name="Means">What it is made with: plugin, version and price book.</param>
    /// <param name="Total">The total over the whole term, net of VAT.</param>
    /// <param name="Lines">How it comes about.</param>
    /// <param name="Assumptions">What the supplier's price rests on.</param>
    /// <param name="Reason">Why there is none; of one that is waited for, what stands in the way.</param>
    /// <param name="Calls">The records of the calls that it rests on.</param>
    internal sealed record QuoteView(
        int? Rank, OrganisationId Supplier, QuoteState State, FixedMeans? Means, Money? Total, IReadOnlyList<QuoteLine> Lines, IReadOnlyList<string> Assumptions,
        string? Reason, IReadOnlyList<QuoteCall> Calls);

    /// <param name="Id">Names the record.</param>
    /// <param name="Operation">What was asked.</param>
    /// <param name="Hash">SHA-256 of the record, as the audit entry of the quote names it.</param>
    internal sealed record QuoteCall(PluginCallId Id, string Operation, string Hash);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadQuotes() => routes.MapGet("/direct-awards/{id:guid}/quotes", Handle)
            .WithName(nameof(ReadQuotes)).WithSummary("Read the quotes for a direct award, the lowest first: all of them at once, when the last is in")
            .Refuses(404, 409)
            .MayBeCalledOnCallOffBy(Roles.Buyer);
    }

    internal static async Task<Results<Ok<IReadOnlyList<QuoteView>>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        return own.Value is { } award
            ? TypedResults.Ok(await db.QuotesOfAsync(award, stop))
            : own.Refusal!.AsDirectAwardProblem();
    }

    /// <summary>The quotes as the buyer may see them now.</summary>
    internal static async Task<IReadOnlyList<QuoteView>> QuotesOfAsync(this CallOffDbContext db, DirectAward award, CancellationToken stop)
    {
        var quotes = await db.Quotes.AsNoTracking().Where(q => q.FrameworkId == award.FrameworkId && q.CallOffId == award.Id).ToListAsync(stop);
        if (!award.QuotesAreOpen)
            return [.. quotes.OrderBy(q => q.Id.Value).Select(Closed)];
        var calls = await db.PluginCalls.AsNoTracking().Where(c => c.FrameworkId == award.FrameworkId && c.CallOffId == award.Id && !c.Operation.StartsWith(OfPayments)).OrderBy(c => c.Operation)
            .Select(c => new CallOfQuote(c.QuoteId, new QuoteCall(c.Id, c.Operation, c.Hash), c.Operation == Quoting ? c.Call : null)).ToListAsync(stop);
        return [.. QuoteRanking.Of(quotes).Select(r => Open(r, [.. calls.Where(c => c.Quote == r.Quote.Id)]))];
    }

    private const string Quoting = "service-line/quote";

    /// <summary>The calls after the signature: no quote rests on them.</summary>
    internal const string OfPayments = "outcome-payment/";

    // The record itself where the price is in it: a check's would be read for nothing.
    private sealed record CallOfQuote(QuoteId Quote, QuoteCall Named, string? Call);

    private static QuoteView Closed(SupplierQuote quote) => quote.State == QuoteState.Waiting
        ? new QuoteView(null, quote.Supplier, QuoteState.Waiting, quote.Means, null, [], [], quote.Reason, [])
        : new QuoteView(null, quote.Supplier, quote.State == QuoteState.NotAsked ? quote.State : QuoteState.Waiting, quote.Means, null, [], [],
            quote.State == QuoteState.NotAsked ? quote.Reason : null, []);

    private static QuoteView Open(RankedQuote ranked, IReadOnlyList<CallOfQuote> calls)
    {
        var (quote, priced) = (ranked.Quote, PricedBy(calls));
        return new QuoteView(ranked.Rank, quote.Supplier, quote.State, quote.Means, quote.Total, priced?.Lines ?? [], priced?.Assumptions ?? [], quote.Reason,
            [.. calls.Select(c => c.Named)]);
    }

    private static Quote? PricedBy(IReadOnlyList<CallOfQuote> calls) => calls.FirstOrDefault(c => c.Call is not null) is { Call: { } call } ? PricedBy(call) : null;

    /// <summary>The price in the record of a call; null where the plugin came to none.</summary>
    internal static Quote? PricedBy(string call) => SdkJson.Read<PluginCallRecord>(call) is { Verdict: null } record ? SdkJson.Read<Quote>(record.Output) : null;
}
