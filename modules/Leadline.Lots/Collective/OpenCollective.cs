using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Collective;

internal static class OpenCollective
{
    /// <param name="FrameworkId">The framework agreement; it must be live.</param>
    /// <param name="LotNumber">The lot; it must allow further competition.</param>
    /// <param name="Title">What is bought, at most 200 characters.</param>
    /// <param name="ExpectedValue">Over the whole term, without VAT, by all members; over nought.</param>
    /// <param name="OwnValue">The lead's own part of it; over nought.</param>
    internal sealed record OpenCollectiveRequest(FrameworkId FrameworkId, string LotNumber, string Title, Money ExpectedValue, Money OwnValue)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Text.Fault("/lotNumber", LotNumber, 6) is { } lot)
                yield return lot;
            if (Text.Fault("/title", Title, CollectiveProcurement.LongestTitle) is { } title)
                yield return title;
            if (ValueFault("/expectedValue", ExpectedValue) is { } expected)
                yield return expected;
            if (ValueFault("/ownValue", OwnValue) is { } own)
                yield return own;
            else if (OwnValue.Pence > ExpectedValue.Pence)
                yield return new Fault("/ownValue/pence", "value-over-whole", "Your own part can't be more than the whole.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapOpenCollective() => routes.MapPost("/collective-procurements", Handle)
            .WithName(nameof(OpenCollective)).WithSummary("Open a collective procurement on a lot as its lead")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Created<CollectiveView>, ProblemHttpResult>> Handle(
        OpenCollectiveRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.Frameworks.FindAsync([request.FrameworkId], stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if ((Refuse(framework, request.LotNumber, await db.OwnCopyAsync(caller, stop), clock.Today())
                ?? await db.RefuseInterestAsync(caller, framework.Id, [request.LotNumber], stop)) is { } refusal)
            return refusal.AsConflict();
        var opened = new CollectiveProcurement(
            CollectiveProcurementId.New(), framework.Id, request.LotNumber, request.Title.Trim(), request.ExpectedValue, caller.OwnOrganisation, clock.GetUtcNow(), caller.Actor)
            .Open(request.OwnValue);
        db.Add(opened);
        db.Record(caller, "open-collective-procurement", opened.Id.Value, $"{framework.Reference}/{opened.LotNumber}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(opened));
        return TypedResults.Created($"/api/v1/collective-procurements/{opened.Id.Value}", CollectiveView.Of(opened));
    }

    /// <summary>What is wrong with a member's value, if anything.</summary>
    internal static Fault? ValueFault(string pointer, Money value) => Amounts.Fault(pointer, value)
        ?? (value.Pence > 0 ? null : new Fault($"{pointer}/pence", "value-not-positive", "State an amount over nought."));

    /// <summary>Whether a buyer may buy on a lot jointly on a day.</summary>
    internal static Refusal? Refuse(FrameworkAgreement framework, string lotNumber, OrganisationCopy? buyer, DateOnly today)
    {
        var terms = FrameworkVersion.Read(framework.InForceOn(today).Terms);
        if (framework.State != FrameworkState.Live)
            return new Refusal("framework-not-live", $"{terms.Reference} takes no new call-offs now.", "/frameworkId");
        if (terms.Lots.FirstOrDefault(l => l.Number == lotNumber) is not { } lot)
            return new Refusal("lot-unknown", $"{terms.Reference} has the lots {string.Join(", ", terms.Lots.Select(l => l.Number))}.", "/lotNumber");
        if (today < terms.TermOf(lot).From || today > terms.TermOf(lot).To)
            return new Refusal("framework-not-live", $"Lot {lot.Number} of {terms.Reference} takes no new call-offs on {today:O}.", "/lotNumber");
        if (!lot.Routes.Contains(Contracts.CallOffRoute.FurtherCompetition))
            return new Refusal("route-not-allowed", $"Lot {lot.Number} does not allow further competition.", "/lotNumber");
        if (buyer is null || !buyer.IsOpenOn(today))
            return new Refusal("organisation-closed", $"{buyer?.Name ?? "The organisation"} is not open today, so it can't buy.");
        return terms.BuyerKinds.Contains(buyer.Kind)
            ? null
            : new Refusal("buyer-not-eligible", $"{terms.Reference} may be used by: {string.Join(", ", terms.BuyerKinds)}; {buyer.Name} is of kind {buyer.Kind}.");
    }
}
