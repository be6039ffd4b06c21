using Leadline.Accreditation.Contracts;
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
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Tenders;

internal static class SubmitTender
{
    /// <param name="FrameworkId">The framework agreement to join; it must be open to tenders.</param>
    /// <param name="LotNumber">The lot.</param>
    /// <param name="ServiceLines">The codes of the service lines to be accredited for; at least one.</param>
    /// <param name="Statement">Why the supplier should be accredited; at most 20,000 characters.</param>
    internal sealed record SubmitTenderRequest(FrameworkId FrameworkId, string LotNumber, IReadOnlyList<string> ServiceLines, string Statement);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSubmitTender() => routes.MapPost("/tenders", Handle)
            .WithName(nameof(SubmitTender)).WithSummary("Tender to join a lot of a framework agreement for some of its service lines")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.BidManager);
    }

    internal static async Task<Results<Created<TenderView>, ProblemHttpResult>> Handle(
        SubmitTenderRequest request, Caller caller, AccreditationDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/statement", request.Statement, Tender.LongestStatement) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(Turn(request.FrameworkId), stop); // two people of one supplier at once, or the authority that withdraws
        if (await db.FrameworkAsync<FrameworkTerms>(request.FrameworkId, clock.Today(), stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (Refuse(framework, request) is { } refusal)
            return refusal.AsConflict();
        var supplier = caller.OwnOrganisation;
        if (await db.Organisations.FindAsync([supplier], stop) is not { } organisation || !organisation.IsOpenOn(clock.Today()))
            return new Refusal("organisation-closed", "The organisation is not open today, so it can't tender.").AsConflict();
        if (organisation.Reference == framework.Terms.Authority)
            return new Refusal("own-framework", $"Your organisation runs {framework.Terms.Reference}, so it can't hold a place on it: nobody of it could decide anything there.").AsConflict();
        if (await db.Tenders.AnyAsync(t => t.FrameworkId == request.FrameworkId && t.LotNumber == request.LotNumber
                && t.Supplier == supplier && t.State == TenderState.Submitted, stop))
            return new Refusal("tender-pending", "An earlier tender of yours for this lot is still to be decided.").AsConflict();

        var tender = new Tender(TenderId.New(), request.FrameworkId, request.LotNumber, supplier, [.. request.ServiceLines],
            request.Statement, clock.GetUtcNow())
        {
            MadeOn = [.. await db.TermsOnJoiningAsync(request.FrameworkId, clock.Today(), stop)],
        };
        db.Add(tender);
        db.Announce(new TenderSubmitted(tender.Id.Value, tender.FrameworkId, tender.LotNumber, supplier));
        db.Record(caller, "submit-tender", tender.Id.Value, $"{framework.Terms.Reference} lot {tender.LotNumber}: {string.Join(", ", tender.ServiceLines)}");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(tender));
        return TypedResults.Created($"/api/v1/tenders/{tender.Id.Value}", TenderView.Of(tender));
    }

    /// <summary>What tenders to join one framework agreement take turns by.</summary>
    internal static string Turn(FrameworkId framework) => $"tenders:{framework.Value}";

    private static string HowToJoin(KnownFramework<FrameworkTerms> framework) => framework is { Stage.IsLive: true, Terms.Regime.Joining: { } rule }
        ? $" Suppliers join it {(rule.How == SuppliersJoin.AtReopening ? "when it is re-opened to them" : "by a new procurement")} ({rule.Source})."
        : "";

    private static Refusal? Refuse(KnownFramework<FrameworkTerms> framework, SubmitTenderRequest request)
    {
        if (!framework.Stage.TakesTenders)
            return new Refusal("not-open-to-tenders", $"{framework.Terms.Reference} takes no tenders to join now.{HowToJoin(framework)}");
        if (framework.Terms.Lots.FirstOrDefault(l => l.Number == request.LotNumber) is not { } lot)
            return new Refusal("lot-unknown", $"{framework.Terms.Reference} has the lots {string.Join(", ", framework.Terms.Lots.Select(l => l.Number))}.", "/lotNumber");
        if (request.ServiceLines.Count == 0)
            return new Refusal("lines-missing", "Tender for at least one service line.", "/serviceLines");
        for (var i = 0; i < request.ServiceLines.Count; i++)
        {
            if (lot.ServiceLines.All(l => l.Code != request.ServiceLines[i]) || request.ServiceLines.Take(i).Contains(request.ServiceLines[i]))
                return new Refusal("line-unknown", $"Lot {lot.Number} has the service lines {string.Join(", ", lot.ServiceLines.Select(l => l.Code))}, each to be named once.", $"/serviceLines/{i}");
        }

        return lot.Tier is { OffersAllLines: true } tier && lot.ServiceLines.Count > request.ServiceLines.Count
            ? new Refusal("tier-wants-all-lines", $"{tier.Title} offer every service line of lot {lot.Number}: {string.Join(", ", lot.ServiceLines.Select(l => l.Code))}.", "/serviceLines")
            : null;
    }
}
