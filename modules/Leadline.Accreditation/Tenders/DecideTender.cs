using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.Places;
using Leadline.Accreditation.Variations;
using Leadline.Lots.Contracts;
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

namespace Leadline.Accreditation.Tenders;

internal static class DecideTender
{
    /// <param name="Decisions">One for each service line tendered for, each with its reason.</param>
    internal sealed record DecideTenderRequest(IReadOnlyList<LineDecision> Decisions)
    {
        private const int Most = 500;

        internal IEnumerable<Fault> Faults()
        {
            if (Decisions.Count > Most)
            {
                yield return new Fault("/decisions", "decisions-too-many", $"At most {Most} decisions are made at once; these are {Decisions.Count}.");
                yield break;
            }

            for (var i = 0; i < Decisions.Count; i++)
            {
                if (Text.Fault($"/decisions/{i}/reason", Decisions[i].Reason, Tender.LongestReason) is { } fault)
                    yield return fault;
                if (Decisions.Take(i).Any(d => d.ServiceLine == Decisions[i].ServiceLine))
                    yield return new Fault($"/decisions/{i}/serviceLine", "line-twice", "Decide on each service line once.");
            }
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecideTender() => routes.MapPost("/tenders/{id:guid}/decision", Handle)
            .WithName(nameof(DecideTender)).WithSummary("Accredit the supplier, or not, for each service line it tendered for")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Ok<TenderView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecideTenderRequest request, Caller caller, AccreditationDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.Tenders.FindAsync([new TenderId(id)], stop) is not { } tender
            || !await ReadTenders.IsAuthorityAsync(db, caller, tender.FrameworkId, clock, stop))
            return Problems.NotFound("tender");
        if (ifMatch.Unless(db.VersionOf(tender)) is { } stale)
            return stale;
        if (await db.RefuseInterestAsync(caller, tender.FrameworkId, tender.LotNumber, stop) is { } interest)
            return interest.AsConflict();
        var outcome = tender.Decide(request.Decisions, clock.GetUtcNow());
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();
        if (outcome.Value!.Count > 0 && await GrantAsync(tender, outcome.Value!, db, clock, stop) is { } full)
            return full.AsConflict();

        db.Announce(new TenderDecided(id, tender.FrameworkId, tender.LotNumber, tender.Supplier));
        db.Record(caller, "decide-tender", id, string.Join("; ", request.Decisions.Select(d => $"{d.ServiceLine}: {(d.Accredited ? "accredited" : "not accredited")}")));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(tender));
        return TypedResults.Ok(TenderView.Of(tender));
    }

    private static async Task<Refusal?> GrantAsync(
        Tender tender, IReadOnlyList<string> lines, AccreditationDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var lot = (await db.FrameworkAsync<FrameworkTerms>(tender.FrameworkId, clock.Today(), stop))?.Terms.Lots.FirstOrDefault(l => l.Number == tender.LotNumber);
        if (lot?.Tier is { OffersAllLines: true } tier && lines.Count < tender.ServiceLines.Count)
            return new Refusal("tier-wants-all-lines", $"{tier.Title} offer every service line of lot {lot.Number}: accredit the supplier for all that it tendered for, or for none.", "/decisions");

        // A supplier may have been followed by another between its tender and the decision.
        var supplier = await db.InPlaceOfAsync(tender.Supplier, stop);
        var place = await db.PlaceOfAsync(tender.FrameworkId, tender.LotNumber, supplier, stop);
        if (place?.To is not null || place is null)
        {
            if (await RefuseAnotherAsync(tender, lot?.PlacesAtMost, db, stop) is { } refusal)
                return refusal;
        }

        if (place is null)
        {
            place = new Place(PlaceId.New(), tender.FrameworkId, tender.LotNumber, supplier, clock.Today());
            db.Add(place);
        }

        await db.TakeTurnsAsync(BoundTerms.Turn(tender.FrameworkId), stop);
        if (place.Lines.Count == 0)
            place.Bind(await TermsAsync(tender, db, clock, stop));
        db.Announce(place.Accredit(lines, clock.Today()));
        return null;
    }

    // Before an agreement is live it is concluded on what is published by then; after that on what the tender was made on, and what came since is offered to the supplier.
    private static async Task<IReadOnlyList<int>> TermsAsync(Tender tender, AccreditationDbContext db, TimeProvider clock, CancellationToken stop) =>
        (await db.StageAsync(tender.FrameworkId, stop)).WentLiveAt is null ? await db.TermsOnJoiningAsync(tender.FrameworkId, clock.Today(), stop) : tender.MadeOn;

    // The number drawn serialises two assessors who give the last place at once: the second sees the first's place.
    private static async Task<Refusal?> RefuseAnotherAsync(Tender tender, int? most, AccreditationDbContext db, CancellationToken stop)
    {
        await db.NextNumberAsync($"places:{tender.FrameworkId.Value}:{tender.LotNumber}", stop);
        var taken = await db.Places.CountAsync(p => p.FrameworkId == tender.FrameworkId && p.LotNumber == tender.LotNumber && p.To == null, stop);
        return taken >= most ? new Refusal("places-taken", $"All {most} places on lot {tender.LotNumber} are taken.") : null;
    }
}
