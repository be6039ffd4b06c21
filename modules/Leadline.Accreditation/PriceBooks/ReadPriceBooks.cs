using Leadline.Accreditation.Places;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PriceBooks;

/// <summary>A version of a price book without its prices, for its supplier and its authority.</summary>
internal sealed record PriceBookSummary(
    PriceBookVersionId Id, FrameworkId FrameworkId, string LotNumber, string ServiceLine, OrganisationId Supplier, OrganisationReference Authority, string Reference,
    int Version, DateOnly From, DateOnly? InForceFrom, string Hash, PriceBookState State, string Reason, DateTimeOffset PublishedAt, DateTimeOffset? DecidedAt)
{
    internal static PriceBookSummary Of(PriceBookVersion b) => new(
        b.Id, b.FrameworkId, b.LotNumber, b.ServiceLine, b.Supplier, b.Authority, b.Reference, b.Number, b.From, b.InForceFrom, b.Hash, b.State, b.Reason,
        b.PublishedAt, b.DecidedAt);
}

/// <summary>A version of a price book with its prices.</summary>
internal sealed record PriceBookView(
    PriceBookVersionId Id, FrameworkId FrameworkId, string LotNumber, string ServiceLine, OrganisationId Supplier, OrganisationReference Authority, string Reference,
    int Version, DateOnly From, DateOnly? InForceFrom, string Hash, PriceBookState State, string Reason, DateTimeOffset PublishedAt, DateTimeOffset? DecidedAt,
    IReadOnlyList<PriceBookEntry> Entries)
{
    internal static PriceBookView Of(PriceBookVersion b) => new(
        b.Id, b.FrameworkId, b.LotNumber, b.ServiceLine, b.Supplier, b.Authority, b.Reference, b.Number, b.From, b.InForceFrom, b.Hash, b.State, b.Reason,
        b.PublishedAt, b.DecidedAt, b.Book.Entries);
}

internal static class ReadPriceBooks
{
    /// <summary>Who may read a book, where it is its own or its authority's.</summary>
    internal const Role Readers = Role.Operator | Role.PluginPublisher | Role.BidManager | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPriceBooks()
        {
            routes.MapGet("/price-books", List)
                .WithName("ListPriceBooks").WithSummary("List the price books that one's organisation has published or, as an authority, those of its framework agreements")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/price-books/{id:guid}", Get)
                .WithName("GetPriceBook").WithSummary("Read one version of a price book: its state and its prices")
                .Refuses(404)
                .MayBeCalledBy(Readers);
        }
    }

    internal static async Task<Results<Ok<Page<PriceBookSummary>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, AccreditationDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await (await db.PriceBooksVisibleToAsync(caller, stop)).PageAsync(b => b.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(PriceBookSummary.Of)], b => b.Id.Value));
    }

    internal static async Task<Results<Ok<PriceBookView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, AccreditationDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.FindVisiblePriceBookAsync(id, caller, stop) is not { } book)
            return Problems.NotFound("price book");
        http.SendTag(db.VersionOf(book));
        return TypedResults.Ok(PriceBookView.Of(book));
    }

    /// <summary>One of those that the caller may read, with the version of its facts.</summary>
    internal static async Task<PriceBookVersion?> FindVisiblePriceBookAsync(this AccreditationDbContext db, Guid id, Caller caller, CancellationToken stop) =>
        await (await db.PriceBooksVisibleToAsync(caller, stop)).AsTracking().FirstOrDefaultAsync(b => b.Id == new PriceBookVersionId(id), stop);

    /// <summary>
    /// The books that are the caller's own to read, or of its authority's framework agreements; there not those of a lot on which an organisation of its own
    /// holds or seeks a place, whose people would read its rivals' prices.
    /// </summary>
    internal static async Task<IQueryable<PriceBookVersion>> PriceBooksVisibleToAsync(this AccreditationDbContext db, Caller caller, CancellationToken stop)
    {
        var all = db.PriceBooks.AsNoTracking();
        if (caller.Is(Role.Operator))
            return all;
        var own = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == caller.Organisation, stop);
        var (id, reference) = (caller.OwnOrganisation, own?.Reference);
        if (!caller.Is(Roles.Authority) || reference is not { } authority)
            return all.Where(b => b.Supplier == id);
        var conflicts = db.LotsOfInterest(await db.InterestsAsync(caller, stop));
        return all.Where(b => b.Supplier == id || (b.Authority == authority
            && !conflicts.Any(l => l.FrameworkId == b.FrameworkId && l.LotNumber == b.LotNumber)));
    }
}
