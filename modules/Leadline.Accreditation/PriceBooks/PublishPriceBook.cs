using System.Text;
using Leadline.Accreditation.Plugins;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PriceBooks;

/// <summary>
/// Publishes a signed price book. The supplier's first for a service line waits for the authority; one after that holds from its day on
/// where the framework prices cover it, and is refused where they don't. The same file again is the same book.
/// </summary>
internal static class PublishPriceBook
{
    /// <param name="File">The price book's file, in base 64; at most 1 MiB.</param>
    /// <param name="Signature">The file of its signature, in base 64.</param>
    internal sealed record PublishPriceBookRequest(byte[] File, byte[] Signature);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapPublishPriceBook() => routes.MapPost("/price-books", Handle)
            .WithName(nameof(PublishPriceBook)).WithSummary("Publish a version of a price book, signed with a key that your organisation has registered")
            .WithDescription("Your first book for a service line waits for the authority, and its prices become your framework prices. Later ones need no "
                + "decision: they hold from their day on where no price is above the framework price of its code, and are refused otherwise.")
            .Refuses(400, 409)
            .MayBeCalledBy(Role.PluginPublisher);
    }

    internal static async Task<Results<Created<PriceBookView>, Ok<PriceBookView>, ProblemHttpResult>> Handle(
        PublishPriceBookRequest request, Caller caller, AccreditationDbContext db, IPriceBookFiles files, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Organisations.FindAsync([caller.OwnOrganisation], stop) is not { } own || !own.IsOpenOn(clock.Today()))
            return new Refusal("organisation-closed", "The organisation is not open today, so it can't publish.").AsConflict();
        var keys = await db.PublisherKeys.AsNoTracking().Where(k => k.Owner == own.Id).ToListAsync(stop);
        var report = files.Judge(request.File, request.Signature, [.. keys.Select(k => k.Facts)]);
        if (await db.PriceBooks.AsNoTracking().FirstOrDefaultAsync(b => b.Supplier == own.Id && b.Hash == report.Hash, stop) is { } same)
            return TypedResults.Ok(PriceBookView.Of(same));
        if (report.Faults.Count > 0 || report.Content is not { } content || keys.Find(k => k.Name == report.Key) is not { } key)
            return Faulty(StatusCodes.Status400BadRequest, "price-book-has-faults", "this price book", [.. report.Faults.Select(f => new Fault(f.Place, f.Code, f.Reason))]);
        if (content.From < clock.Today())
            return new Refusal("price-book-backdated", $"The prices are to hold from {content.From:O}, which is past. Let them begin today or later.").AsConflict();
        var scope = await db.PriceBookScopeAsync(content, own.Id, clock.Today(), stop);
        if (scope.Refusal is { } refusal)
            return refusal.AsConflict();

        var signed = new SignedPriceBook(report.Hash, Encoding.UTF8.GetString(request.File), Encoding.UTF8.GetString(request.Signature), key.Id);
        var (line, authority) = scope.Value!;
        return await KeepAsync(new PriceBookVersion(line, authority, content.Book, content.From, signed, caller.Actor ?? Guid.Empty, clock.GetUtcNow()), caller, db, clock, stop);
    }

    private static async Task<Results<Created<PriceBookView>, Ok<PriceBookView>, ProblemHttpResult>> KeepAsync(
        PriceBookVersion book, Caller caller, AccreditationDbContext db, TimeProvider clock, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(DecidingAuthority.Turn, stop);
        if ((await db.FrameworkAsync<FrameworkTerms>(book.FrameworkId, clock.Today(), stop))?.Terms.Authority != book.Authority)
            return DecidingAuthority.Moved.AsConflict();
        await db.TakeTurnsAsync($"price-book:{book.FrameworkId.Value}:{book.LotNumber}:{book.ServiceLine}:{book.Supplier.Value}", stop); // two people of one supplier at once
        var earlier = await db.PriceBooks.AsNoTracking().Where(b => b.FrameworkId == book.FrameworkId && b.LotNumber == book.LotNumber
            && b.ServiceLine == book.ServiceLine && b.Supplier == book.Supplier).OrderBy(b => b.Number).ToListAsync(stop);
        if (earlier.Find(b => b.Hash == book.Hash) is { } same)
            return TypedResults.Ok(PriceBookView.Of(same));
        if (earlier.LastOrDefault() is { } last && last.Number >= book.Number)
            return new Refusal("version-not-higher", $"Version {last.Number} was published on {last.PublishedAt:u}. Give this book a higher number.").AsConflict();
        if (earlier.Exists(b => b.State == PriceBookState.AwaitingDecision))
            return new Refusal("framework-prices-awaited", "The authority has yet to decide on your first book for this line, and this one is held against its prices. Publish it after that.").AsConflict();
        if (await db.RefuseKeyAsync(book.Key, book.Authority, stop) is { } untrusted)
            return untrusted.AsConflict();
        if (earlier.Find(b => b.State == PriceBookState.Accepted) is { } framework)
        {
            var outcome = book.FollowFrameworkPrices(framework, book.PublishedAt);
            if (outcome.Refusal is { } above)
                return Faulty(StatusCodes.Status409Conflict, above.Code, "this price book", [.. FrameworkPrices.Uncovered(book.Book, framework.Book).Select(p => new Fault(p.Place, p.Code, p.Reason))]);
            db.Announce(outcome.Value!);
        }

        db.Add(book);
        db.Record(caller, "publish-price-book", book.Id.Value, $"{book.Reference} {book.Number}, lot {book.LotNumber}, {book.ServiceLine}, {book.Hash}", book.Reason is "" ? null : book.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/price-books/{book.Id.Value}", PriceBookView.Of(book));
    }

    private static ProblemHttpResult Faulty(int status, string code, string what, IReadOnlyList<Fault> faults)
    {
        var problem = Problems.Of(status, code, faults is [var only] ? only.Detail : $"{faults.Count} things are wrong with {what}; 'errors' lists each with its place in the file.");
        problem.ProblemDetails.Extensions["errors"] = faults;
        return problem;
    }
}
