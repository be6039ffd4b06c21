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

namespace Leadline.Lots.Choices;

internal static class StateNeed
{
    /// <param name="Title">What is needed, at most 200 characters.</param>
    /// <param name="ExpectedValue">Over the whole term, without VAT; over nought.</param>
    /// <param name="StartsOn">The first day of the service.</param>
    /// <param name="TermMonths">1 to 240 months.</param>
    /// <param name="Purpose">What it is for, at most 10,000 characters.</param>
    /// <param name="MainlyHealthCare">Whether the main element is health care; such a need is not bought here.</param>
    /// <param name="FrameworkId">The framework agreement whose service line it is about; none where the buyer names none.</param>
    /// <param name="ServiceLine">The code of that line; stated with the framework agreement, or neither.</param>
    internal sealed record StateNeedRequest(
        string Title, Money ExpectedValue, DateOnly StartsOn, int TermMonths, string Purpose, bool MainlyHealthCare, FrameworkId? FrameworkId = null, string? ServiceLine = null)
    {
        internal IEnumerable<Fault> Faults(DateOnly today)
        {
            if (Text.Fault("/title", Title, Need.LongestTitle) is { } title)
                yield return title;
            if (Text.Fault("/purpose", Purpose, Need.LongestPurpose) is { } purpose)
                yield return purpose;
            if (ServiceLine is not null && Text.Fault("/serviceLine", ServiceLine, 30) is { } line)
                yield return line;
            if (FrameworkId is null != ServiceLine is null)
                yield return new Fault(FrameworkId is null ? "/frameworkId" : "/serviceLine", "line-half-named", "Name a framework agreement and one of its service lines, or neither.");
            if (Amounts.Fault("/expectedValue", ExpectedValue) is { } amount)
                yield return amount;
            if (ExpectedValue.Pence <= 0)
                yield return new Fault("/expectedValue/pence", "value-not-positive", "A need has an expected value over nought.");
            if (TermMonths is < 1 or > Need.LongestTerm)
                yield return new Fault("/termMonths", "term-out-of-range", $"A term has 1 to {Need.LongestTerm} months, not {TermMonths}.");
            if (StartsOn < today)
                yield return new Fault("/startsOn", "start-passed", $"The service can't begin on {StartsOn:O}, which has passed.");
            if (StartsOn > today.AddYears(10))
                yield return new Fault("/startsOn", "start-far", $"A service that begins on {StartsOn:O} is more than ten years away.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapStateNeed() => routes.MapPost("/needs", Handle)
            .WithName(nameof(StateNeed)).WithSummary("State a need, and be shown every choice there is for it")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Created<NeedView>, ProblemHttpResult>> Handle(
        StateNeedRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var today = clock.Today();
        if (request.Faults(today).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (request.FrameworkId is { } id && await db.Frameworks.FindAsync([id], stop) is not { })
            return Problems.NotFound("framework agreement");
        var buyer = await db.OwnCopyAsync(caller, stop);
        if ((Refuse(request, buyer, today) ?? await RefuseLineAsync(request, caller, db, today, stop)) is { } refusal)
            return refusal.AsConflict();
        var need = new Need(
            NeedId.New(), buyer!.Id, request.Title.Trim(), request.FrameworkId, request.ServiceLine, request.ExpectedValue, request.StartsOn, request.TermMonths,
            request.Purpose.Trim(), clock.GetUtcNow(), caller.Actor);
        db.Add(need);
        db.Record(caller, "state-need", need.Id.Value, need.ServiceLine ?? "");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(need));
        return TypedResults.Created($"/api/v1/needs/{need.Id.Value}", await NeedView.OfAsync(need, buyer, db, today, stop));
    }

    /// <summary>What the day and the buyer's kind forbid.</summary>
    internal static Refusal? Refuse(StateNeedRequest request, OrganisationCopy? buyer, DateOnly today)
    {
        var rule = ChoiceCatalogue.Shipped.HealthCare;
        if (request.MainlyHealthCare && today >= rule.From)
            return new Refusal("mainly-health-care", $"{rule.Text} Source: {rule.Source}", "/mainlyHealthCare");
        if (buyer is null || !buyer.IsOpenOn(today))
            return new Refusal("organisation-closed", "The organisation is not open today, so it can't buy.");
        return OrganisationKinds.MayBuy(buyer.Kind) ? null : new Refusal("buyer-not-eligible", $"{buyer.Name} is of kind {buyer.Kind}, which is no contracting authority.");
    }

    private static async Task<Refusal?> RefuseLineAsync(StateNeedRequest request, Caller caller, LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        if (request.FrameworkId is not { } id)
            return null;
        var framework = (await db.Frameworks.FindAsync([id], stop))!;
        var terms = FrameworkVersion.Read(framework.InForceOn(today).Terms);
        var lines = terms.Lots.SelectMany(l => l.ServiceLines).Select(l => l.Code).Distinct(StringComparer.Ordinal).ToList();
        return lines.Contains(request.ServiceLine!, StringComparer.Ordinal)
            ? await db.RefuseInterestAsync(caller, id, framework.LotsOf(request.ServiceLine!), stop)
            : new Refusal("line-unknown", $"{terms.Reference} has the service lines {string.Join(", ", lines)}.", "/serviceLine");
    }
}
