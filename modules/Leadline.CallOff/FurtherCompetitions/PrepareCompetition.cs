using Leadline.CallOff.Extensions;
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

namespace Leadline.CallOff.FurtherCompetitions;

internal static class PrepareCompetition
{
    /// <param name="FrameworkId">The framework agreement to call off from; it must be live.</param>
    /// <param name="LotNumber">The lot; it must allow further competition.</param>
    /// <param name="ServiceLines">The codes of the service lines needed; at least one.</param>
    /// <param name="Title">What is bought, at most 200 characters.</param>
    /// <param name="Requirement">What is needed, at most 50,000 characters.</param>
    /// <param name="ClosesAt">Bids are in time up to and including this instant.</param>
    /// <param name="ContractFrom">The contract's first day.</param>
    /// <param name="ContractTo">The contract's last day, at most 100 years after the first; it may lie after the framework agreement's end.</param>
    /// <param name="Standstill">Whether to hold a standstill where the law leaves it to the buyer.</param>
    /// <param name="Purpose">How the need serves the purpose that the framework agreement lets the buyer's kind buy for; where it names none, nothing is wanted. At most 2,000 characters.</param>
    /// <param name="IsMainlyHealthCare">Whether health care services are its main element: those are bought under a law of their own.</param>
    /// <param name="Weights">The weights of the award criteria in this competition, where they are not the framework agreement's: each within its range, all of them adding up to 100.</param>
    /// <param name="ExtensionMonths">By how many months the contract may be extended, all extensions together: 0 to 120. What is held to the lot's bounds is the contract without them.</param>
    internal sealed record PrepareCompetitionRequest(
        FrameworkId FrameworkId, string LotNumber, IReadOnlyList<string> ServiceLines, string Title, string Requirement, DateTimeOffset ClosesAt,
        DateOnly ContractFrom, DateOnly ContractTo, bool Standstill, string? Purpose = null, bool IsMainlyHealthCare = false, IReadOnlyList<RefinedWeight>? Weights = null,
        int ExtensionMonths = 0)
    {
        private const int LongestYears = 100;
        private const int LastYear = 2199;

        internal IEnumerable<Fault> Faults()
        {
            if (Text.Fault("/title", Title, FurtherCompetition.LongestTitle) is { } title)
                yield return title;
            if (Text.Fault("/requirement", Requirement, FurtherCompetition.LongestRequirement) is { } requirement)
                yield return requirement;
            if (Purpose is not null && Text.Fault("/purpose", Purpose, FurtherCompetition.LongestPurpose) is { } purpose)
                yield return purpose;
            if (ServiceLines.Count == 0)
                yield return new Fault("/serviceLines", "lines-missing", "Name at least one service line.");
            if (ContractTo < ContractFrom)
                yield return new Fault("/contractTo", "dates-out-of-order", $"The last day, {ContractTo:O}, lies before the first, {ContractFrom:O}.");
            if (ContractTo.Year - ContractFrom.Year > LongestYears || ContractTo.Year > LastYear)
                yield return new Fault("/contractTo", "term-too-long", $"A contract lasts at most {LongestYears} years, and none beyond the year {LastYear}; this one would end on {ContractTo:O}.");
            if (ExtensionTerm.Fault(ExtensionMonths) is { } extension)
                yield return extension;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapPrepareCompetition() => routes.MapPost("/further-competitions", Handle)
            .WithName(nameof(PrepareCompetition)).WithSummary("Prepare a further competition on a lot for named service lines")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Created<CompetitionView>, ProblemHttpResult>> Handle(
        PrepareCompetitionRequest request, Caller caller, CallOffDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        var today = clock.Today();
        if (await db.FrameworkAsync<FrameworkTerms>(request.FrameworkId, today, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        var buyer = await db.Organisations.FindAsync([caller.OwnOrganisation], stop);
        if ((MayCallOff.RefuseNew(framework, request.LotNumber, buyer, today) ?? RefuseScope(framework, request)) is { } outside)
            return outside.AsConflict();
        var lot = framework.Terms.Lots.Single(l => l.Number == request.LotNumber);
        var need = new Need(CallOffRoute.FurtherCompetition, new TermDates(request.ContractFrom, request.ContractTo), request.Purpose, request.IsMainlyHealthCare);
        if ((RefuseDates(request, framework.Terms.TermOf(lot), clock) ?? NeedRules.Refuse(framework.Terms, lot, buyer!, need, today)) is { } refusal)
            return refusal.AsConflict();
        var criteria = RefinedWeights.On(lot.Criteria, request.Weights, framework.Terms.Regime);
        if (criteria.Refusal is { } weights)
            return weights.AsConflict();
        if (await db.ConflictAsync(caller, framework.Id, request.LotNumber, stop) is { } conflict)
            return conflict.AsConflict();

        await using var write = await db.BeginWriteAsync(stop);
        var competition = await NewAsync(request, framework, criteria.Value!, caller, db, today, stop);
        db.Add(competition);
        db.Record(caller, "prepare-competition", competition.Id.Value, competition.Reference);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(competition));
        return TypedResults.Created($"/api/v1/further-competitions/{competition.Id.Value}", CompetitionView.Of(competition));
    }

    private static async Task<FurtherCompetition> NewAsync(
        PrepareCompetitionRequest request, KnownFramework<FrameworkTerms> framework, IReadOnlyList<CriterionTerms> criteria, Caller caller, CallOffDbContext db,
        DateOnly today, CancellationToken stop)
    {
        var terms = framework.Terms;
        var series = $"{terms.Reference}/{request.LotNumber}/{today.Year}";
        var reference = $"{series}-{await db.NextNumberAsync(series, stop):D4}";
        var standstill = request.Standstill || terms.Regime.StandstillForCallOffs == StandstillForCallOffs.Mandatory;
        var competition = new FurtherCompetition(CallOffId.New(), framework.Id, framework.Version, reference, request.LotNumber, caller.OwnOrganisation,
            request.Title.Trim(), request.Requirement, [.. request.ServiceLines], request.ContractFrom, request.ContractTo,
            standstill ? terms.Regime.StandstillDays : 0, terms.Regime.StandstillCounting, request.ClosesAt.ToUniversalTime(), caller.Actor)
        {
            Purpose = request.Purpose?.Trim(), ExtensionMonths = request.ExtensionMonths,
        };
        competition.Criteria.AddRange(criteria
            .Select(c => new Criterion(c.Code, c.Title, c.Weight, c.Kind, c.MaximumMark, c.MinimumMark, c.PriceFormula)));
        return competition;
    }

    private static Refusal? RefuseScope(KnownFramework<FrameworkTerms> framework, PrepareCompetitionRequest request)
    {
        if (framework.Terms.Lots.FirstOrDefault(l => l.Number == request.LotNumber) is not { } lot)
            return new Refusal("lot-unknown", $"{framework.Terms.Reference} has the lots {string.Join(", ", framework.Terms.Lots.Select(l => l.Number))}.", "/lotNumber");
        if (!lot.Routes.Contains(CallOffRoute.FurtherCompetition))
            return new Refusal("route-not-allowed", $"Lot {lot.Number} does not allow further competition.", "/lotNumber");
        for (var i = 0; i < request.ServiceLines.Count; i++)
        {
            if (lot.ServiceLines.All(known => known.Code != request.ServiceLines[i]) || request.ServiceLines.Take(i).Contains(request.ServiceLines[i]))
                return new Refusal("line-unknown", $"Lot {lot.Number} has the service lines {string.Join(", ", lot.ServiceLines.Select(l => l.Code))}, each to be named once.", $"/serviceLines/{i}");
        }

        return null;
    }

    private static Refusal? RefuseDates(PrepareCompetitionRequest request, TermDates term, TimeProvider clock)
    {
        if (request.ClosesAt <= clock.GetUtcNow())
            return new Refusal("closing-passed", "Bids must have time to arrive: the closing time lies in the past.", "/closesAt");
        if (UkCalendar.DayOf(request.ClosesAt) > term.To)
            return new Refusal("closing-after-term", $"The framework agreement ends on {term.To:O}, and nothing can be called off after that.", "/closesAt");
        return request.ContractFrom < UkCalendar.DayOf(request.ClosesAt)
            ? new Refusal("contract-before-closing", "The contract can't begin before bids have closed.", "/contractFrom")
            : null;
    }
}
