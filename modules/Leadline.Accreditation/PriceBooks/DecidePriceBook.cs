using Leadline.Accreditation.Places;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PriceBooks;

/// <summary>The authority accepts a supplier's first price book for a service line, or refuses it.</summary>
/// <remarks>
/// An accepted book outlives its key. A plugin ends with the key that signed it, since it is code that runs on; prices are data that were
/// checked when the key held, and buyers rely on them. A revoked key signs no new book.
/// </remarks>
internal static class DecidePriceBook
{
    /// <param name="Reason">Why; at most 4,000 characters. The supplier reads it.</param>
    internal sealed record DecidePriceBookRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecidePriceBook()
        {
            routes.MapPost("/price-books/{id:guid}/acceptance", Accept)
                .WithName("AcceptPriceBook").WithSummary("Accept a supplier's first price book for a service line: its prices become the framework prices")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/price-books/{id:guid}/refusal", Refuse)
                .WithName("RefusePriceBook").WithSummary("Refuse a supplier's first price book for a service line, for good")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static Task<Results<Ok<PriceBookView>, ProblemHttpResult>> Accept(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePriceBookRequest request, Caller caller, AccreditationDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop) =>
        DecideAsync(id, ifMatch, "accept-price-book", request.Reason, caller, db, http,
            async book =>
            {
                if (await db.RefuseKeyAsync(book.Key, book.Authority, stop) is { } untrusted)
                    return untrusted;
                if (await db.RefuseWithoutPlaceAsync(book.Scope, book.HoldsFrom(clock.Today()), stop) is { } ended)
                    return ended;
                var outcome = book.Accept(caller.Actor, request.Reason.Trim(), clock.Today(), clock.GetUtcNow());
                if (outcome.Value is { } accepted)
                    db.Announce(accepted);
                return outcome.Refusal;
            }, stop);

    internal static Task<Results<Ok<PriceBookView>, ProblemHttpResult>> Refuse(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePriceBookRequest request, Caller caller, AccreditationDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop) =>
        DecideAsync(id, ifMatch, "refuse-price-book", request.Reason, caller, db, http,
            book => Task.FromResult(book.Refuse(request.Reason.Trim(), clock.GetUtcNow()).Refusal), stop);

    private static async Task<Results<Ok<PriceBookView>, ProblemHttpResult>> DecideAsync(
        Guid id, string? ifMatch, string act, string reason, Caller caller, AccreditationDbContext db, HttpContext http,
        Func<PriceBookVersion, Task<Refusal?>> decide, CancellationToken stop)
    {
        if (Text.Fault("/reason", reason, PriceBookVersion.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"price-book:{id}", stop); // of two who decide at once the second sees what the first decided
        if (await db.PriceBooks.FirstOrDefaultAsync(b => b.Id == new PriceBookVersionId(id), stop) is not { } book
            || !await db.SpeaksForAsync(caller, book.Authority, stop))
            return Problems.NotFound("price book");
        if (ifMatch.Unless(db.VersionOf(book)) is { } stale)
            return stale;
        if (await db.RefuseInterestAsync(caller, book.FrameworkId, book.LotNumber, stop) is { } interest)
            return interest.AsConflict();
        if (await decide(book) is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, id, $"{book.Reference} {book.Number}, lot {book.LotNumber}, {book.ServiceLine}, {book.Hash}", book.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(book));
        return TypedResults.Ok(PriceBookView.Of(book));
    }
}
