using Leadline.CallOff.Awards;
using Leadline.CallOff.Extensions;
using Leadline.CallOff.FurtherCompetitions;
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

namespace Leadline.CallOff.DirectAwards;

internal static class PrepareDirectAward
{
    /// <param name="FrameworkId">The framework agreement to call off from; it must be live.</param>
    /// <param name="LotNumber">The lot; it must allow direct award.</param>
    /// <param name="ServiceLine">The code of the service line needed; its requirement form is to be answered next.</param>
    /// <param name="Title">What is bought, at most 200 characters.</param>
    /// <param name="StartsOn">The first day of the service.</param>
    /// <param name="TermMonths">The term without extensions: 1 to 120 months.</param>
    /// <param name="Standstill">Whether to hold a standstill where the law leaves it to the buyer.</param>
    /// <param name="Purpose">How the need serves the purpose that the framework agreement lets the buyer's kind buy for; where it names none, nothing is wanted. At most 2,000 characters.</param>
    /// <param name="IsMainlyHealthCare">Whether health care services are its main element: those are bought under a law of their own.</param>
    /// <param name="ExtensionMonths">By how many months the contract may be extended, all extensions together: 0 to 120.</param>
    internal sealed record PrepareDirectAwardRequest(
        FrameworkId FrameworkId, string LotNumber, string ServiceLine, string Title, DateOnly StartsOn, int TermMonths, bool Standstill, string? Purpose = null,
        bool IsMainlyHealthCare = false, int ExtensionMonths = 0)
    {
        internal IEnumerable<Fault> Faults(DateOnly today)
        {
            if (Text.Fault("/title", Title, CallOffProcedure.LongestTitle) is { } title)
                yield return title;
            if (Purpose is not null && Text.Fault("/purpose", Purpose, CallOffProcedure.LongestPurpose) is { } purpose)
                yield return purpose;
            if (TermMonths is < 1 or > DirectAward.LongestTerm)
                yield return new Fault("/termMonths", "term-out-of-range", $"A term has 1 to {DirectAward.LongestTerm} months, not {TermMonths}.");
            if (ExtensionTerm.Fault(ExtensionMonths) is { } extension)
                yield return extension;
            if (StartsOn < today)
                yield return new Fault("/startsOn", "start-passed", $"The service can't begin on {StartsOn:O}, which has passed.");
            if (StartsOn > today.AddYears(5))
                yield return new Fault("/startsOn", "start-far", $"A service that begins on {StartsOn:O} is more than five years away.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapPrepareDirectAward() => routes.MapPost("/direct-awards", Handle)
            .WithName(nameof(PrepareDirectAward)).WithSummary("Prepare a direct award on a service line whose suppliers quote by plugin")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Created<DirectAwardView>, ProblemHttpResult>> Handle(
        PrepareDirectAwardRequest request, Caller caller, CallOffDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var today = clock.Today();
        if (request.Faults(today).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.FrameworkAsync<FrameworkTerms>(request.FrameworkId, today, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        var prepared = await PrepareAsync(request, framework, caller, db, today, stop);
        if (prepared.Value is not { } award)
            return prepared.Refusal!.AsConflict();
        http.SendTag(db.VersionOf(award));
        return TypedResults.Created($"/api/v1/direct-awards/{award.Id.Value}", DirectAwardView.Of(award));
    }

    /// <summary>Prepares it, for the route and the page alike.</summary>
    internal static async Task<Outcome<DirectAward>> PrepareAsync(
        PrepareDirectAwardRequest request, KnownFramework<FrameworkTerms> framework, Caller caller, CallOffDbContext db, DateOnly today, CancellationToken stop)
    {
        var buyer = await db.Organisations.FindAsync([caller.OwnOrganisation], stop);
        if ((MayCallOff.RefuseNew(framework, request.LotNumber, buyer, today) ?? RefuseScope(framework.Terms, request)) is { } outside)
            return outside;
        var contract = new TermDates(request.StartsOn, request.StartsOn.AddMonths(request.TermMonths).AddDays(-1));
        var need = new Need(CallOffRoute.DirectAward, contract, request.Purpose, request.IsMainlyHealthCare);
        if (NeedRules.Refuse(framework.Terms, framework.Terms.Lots.Single(l => l.Number == request.LotNumber), buyer!, need, today) is { } refusal)
            return refusal;
        if (await db.ConflictAsync(caller, framework.Id, request.LotNumber, stop) is { } conflict)
            return conflict;

        await using var write = await db.BeginWriteAsync(stop);
        var terms = framework.Terms;
        var series = $"{terms.Reference}/{request.LotNumber}/{today.Year}";
        var reference = $"{series}-{await db.NextNumberAsync(series, stop):D4}";
        var standstill = request.Standstill || terms.Regime.StandstillForCallOffs == StandstillForCallOffs.Mandatory;
        var award = new DirectAward(CallOffId.New(), framework.Id, framework.Version, reference, request.LotNumber, request.ServiceLine, caller.OwnOrganisation,
            request.Title.Trim(), request.StartsOn, request.TermMonths, standstill ? terms.Regime.StandstillDays : 0, terms.Regime.StandstillCounting, caller.Actor)
        {
            Purpose = request.Purpose?.Trim(), ExtensionMonths = request.ExtensionMonths,
        };
        db.Add(award);
        db.Record(caller, "prepare-direct-award", award.Id.Value, award.Reference);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return award;
    }

    private static Refusal? RefuseScope(FrameworkTerms terms, PrepareDirectAwardRequest request)
    {
        if (terms.Lots.FirstOrDefault(l => l.Number == request.LotNumber) is not { } lot)
            return new Refusal("lot-unknown", $"{terms.Reference} has the lots {string.Join(", ", terms.Lots.Select(l => l.Number))}.", "/lotNumber");
        if (!lot.Routes.Contains(CallOffRoute.DirectAward))
            return new Refusal("route-not-allowed", $"Lot {lot.Number} does not allow direct award.", "/lotNumber");
        if (lot.ServiceLines.FirstOrDefault(l => l.Code == request.ServiceLine) is not { } line)
            return new Refusal("line-unknown", $"Lot {lot.Number} has the service lines {string.Join(", ", lot.ServiceLines.Select(l => l.Code))}.", "/serviceLine");
        return line.Form.Count == 0
            ? new Refusal("form-missing", $"The framework agreement has no requirement form for {line.Code}, so nothing can be quoted for.", "/serviceLine")
            : null;
    }
}
