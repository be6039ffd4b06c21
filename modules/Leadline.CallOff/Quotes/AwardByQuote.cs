using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

/// <summary>Awards to the lowest quote. The award becomes effective when Accreditation has confirmed the supplier's standing.</summary>
internal static class AwardByQuote
{
    /// <param name="Supplier">Whose quote is to win; none may be lower.</param>
    /// <param name="Reason">The reason of the award, for the record; of level quotes, why this one. At most 10,000 characters.</param>
    internal sealed record AwardByQuoteRequest(OrganisationId Supplier, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAwardByQuote() => routes.MapPost("/direct-awards/{id:guid}/award", Handle)
            .WithName(nameof(AwardByQuote)).WithSummary("Award to the lowest quote; pending until the supplier's standing is confirmed")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Accepted<DirectAwardView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, AwardByQuoteRequest request, Caller caller, CallOffDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, DirectAward.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        if (ifMatch.Unless(db.VersionOf(award)) is { } stale)
            return stale;
        if ((await AwardAsync(award, request.Supplier, request.Reason, caller, db, clock, stop)).Refusal is { } refusal)
            return refusal.AsConflict();
        http.SendTag(db.VersionOf(award));
        return TypedResults.Accepted($"/api/v1/direct-awards/{id}", DirectAwardView.Of(award));
    }

    /// <summary>Decides it, for the route and the page alike.</summary>
    internal static async Task<Outcome> AwardAsync(
        DirectAward award, OrganisationId supplier, string reason, Caller caller, CallOffDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.RefuseAsync(award, clock.Today(), isNew: false, stop) is { } notNow)
            return notNow;
        if (caller.Actor == award.PreparedBy)
            return new Refusal("approver-prepared", "You prepared this direct award, so somebody else must award it.");
        var quotes = await db.Quotes.AsNoTracking().Where(q => q.FrameworkId == award.FrameworkId && q.CallOffId == award.Id).ToListAsync(stop);
        if (award.QuotesAreOpen && QuoteRanking.RefuseWinner(QuoteRanking.Of(quotes), supplier) is { } notThis)
            return notThis;
        var total = quotes.FirstOrDefault(q => q.Supplier == supplier)?.Total ?? Money.Zero; // without open quotes the state itself refuses
        if (await db.RefuseValueAsync(award, CallOffRoute.DirectAward, total.Pence * 12m, stop) is { } outside && award.QuotesAreOpen)
            return outside;
        var outcome = award.Award(supplier, total, reason, clock.Today());
        if (outcome.Refusal is { } refusal)
            return refusal;
        db.Announce(outcome.Value!);
        db.Record(caller, "award-by-quote", award.Id.Value, $"{award.Reference} at {total} over {award.TermMonths} months", reason);
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
