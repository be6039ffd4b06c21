using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Choices;

internal static class TakeChoice
{
    /// <param name="Choice">The key of one of the choices that the need shows.</param>
    /// <param name="Reason">Why, for the record: at most 10,000 characters.</param>
    internal sealed record TakeChoiceRequest(string Choice, string Reason)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Text.Fault("/choice", Choice, 100) is { } choice)
                yield return choice;
            if (Text.Fault("/reason", Reason, ChoiceRecord.LongestReason) is { } reason)
                yield return reason;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapTakeChoice() => routes.MapPost("/needs/{id:guid}/choice", Handle)
            .WithName(nameof(TakeChoice)).WithSummary("Record which choice is taken for a need, and why; a later record stands beside an earlier one")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Created<ChoiceRecordView>, ProblemHttpResult>> Handle(
        Guid id, TakeChoiceRequest request, Caller caller, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.Needs.FindAsync([new NeedId(id)], stop) is not { } need || !caller.SpeaksFor(need.Buyer) || await db.OwnCopyAsync(caller, stop) is not { } buyer)
            return Problems.NotFound("need");
        var shown = await db.ChoicesAsync(need, buyer, clock.Today(), stop);
        if (shown.FirstOrDefault(c => c.Key == request.Choice) is not { } choice)
            return new Refusal("choice-unknown", $"The choices are: {string.Join(", ", shown.Select(c => c.Key))}.", "/choice").AsConflict();
        if (!choice.IsAvailable)
            return new Refusal("choice-not-available", string.Join(" ", choice.NotAvailableBecause.Select(b => b.Reason)), "/choice").AsConflict();
        if ((choice.FrameworkId ?? need.FrameworkId) is { } framework && await RefuseAsync(need, choice, framework, caller, db, stop) is { } interest)
            return interest.AsConflict();
        var record = new ChoiceRecord(
            ChoiceRecordId.New(), need.Id, need.Buyer, choice.FrameworkId ?? need.FrameworkId, choice.Key, choice.Text.Kind, request.Reason.Trim(), OfferedChoice.Write(shown),
            clock.GetUtcNow(), caller.Actor);
        db.Add(record);
        db.Record(caller, "take-choice", record.Id.Value, record.Choice, request.Reason);
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/needs/{id}", ChoiceRecordView.Of(record));
    }

    private static async Task<Refusal?> RefuseAsync(Need need, OfferedChoice choice, FrameworkId framework, Caller caller, LotsDbContext db, CancellationToken stop)
    {
        var lots = choice.LotNumber is { } lot ? [lot] : need.ServiceLine is { } line ? await db.LotsOfAsync(framework, line, stop) : null;
        return await db.RefuseInterestAsync(caller, framework, lots, stop);
    }
}
