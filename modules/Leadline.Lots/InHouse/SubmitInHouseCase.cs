using Leadline.Lots.Choices;
using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Mandates;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.InHouse;

/// <summary>What the buyer does with an in-house case: submit it, submit it anew, appeal.</summary>
internal static class SubmitInHouseCase
{
    /// <param name="Grounds">What was wrong with the refusal, for the record: at most 10,000 characters.</param>
    internal sealed record AppealRequest(string Grounds);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSubmitInHouseCase()
        {
            routes.MapPost("/needs/{id:guid}/in-house-case", Handle)
                .WithName(nameof(SubmitInHouseCase)).WithSummary("Submit an in-house case for a need on whose line use of a framework agreement is mandated")
                .Refuses(400, 404, 409)
                .MayBeCalledBy(Role.ProcurementLead);
            routes.MapPost("/in-house-cases/{id:guid}/submission", Again)
                .WithName("ResubmitInHouseCase").WithSummary("Submit an in-house case anew that was sent back")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.ProcurementLead);
            routes.MapPost("/in-house-cases/{id:guid}/appeal", Appeal)
                .WithName("AppealInHouseCase").WithSummary("Appeal against the refusal of an in-house case, once")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.ProcurementLead);
        }
    }

    internal static async Task<Results<Created<InHouseCaseView>, ProblemHttpResult>> Handle(
        Guid id, InHouseRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults(InHouseTest.Shipped).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.Needs.FindAsync([new NeedId(id)], stop) is not { } need || !caller.SpeaksFor(need.Buyer) || await db.OwnCopyAsync(caller, stop) is not { } buyer)
            return Problems.NotFound("need");
        if (need is not { ServiceLine: { } line } || await db.BindingAsync(need.FrameworkId, line, buyer, clock.Today(), stop) is not [var mandate, ..])
            return new Refusal("no-mandate", "No mandate binds you for this need: use is voluntary, and whether you deliver it yourself is your own decision. Record it as your choice.").AsConflict();
        if (await db.RefuseInterestAsync(caller, mandate.FrameworkId, await db.LotsOfAsync(mandate.FrameworkId, line, stop), stop) is { } interest)
            return interest.AsConflict();
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"in-house-case:{need.Id.Value}", stop); // two people of one buyer at once
        if (await db.InHouseCases.AnyAsync(c => c.NeedId == need.Id && c.State != InHouseState.Refused, stop))
            return new Refusal("case-known", "There is a case for this need already.").AsConflict();
        if (await RefuseSharesAsync(request, db, stop) is { } refusal)
            return refusal.AsConflict();
        var @case = new InHouseCase(InHouseCaseId.New(), need.Id, mandate.FrameworkId, line, mandate.Id.Value, need.Buyer, caller.Actor);
        @case.Submit(request.Content(), caller.Actor, clock.GetUtcNow());
        db.Add(@case);
        db.Record(caller, "submit-in-house-case", @case.Id.Value, line);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(@case));
        return TypedResults.Created($"/api/v1/in-house-cases/{@case.Id.Value}", InHouseCaseView.Of(@case));
    }

    internal static async Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> Again(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, InHouseRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults(InHouseTest.Shipped).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        var shares = await RefuseSharesAsync(request, db, stop);
        return await db.ActAsOwnerAsync("resubmit-in-house-case", id, ifMatch, caller, http, c => shares ?? c.Submit(request.Content(), caller.Actor, clock.GetUtcNow()), stop);
    }

    internal static async Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> Appeal(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, AppealRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        Text.Fault("/grounds", request.Grounds, InHouseCase.LongestText) is { } fault
            ? Problems.Invalid(fault)
            : await db.ActAsOwnerAsync("appeal-in-house-case", id, ifMatch, caller, http, await RefuseOvertakenAsync(id, db, stop) is { } overtaken
                ? _ => overtaken
                : c => c.Appeal(request.Grounds.Trim(), clock.GetUtcNow()), stop);

    // Of two cases for one need that ran side by side either would free the choice.
    private static async Task<Refusal?> RefuseOvertakenAsync(Guid id, LotsDbContext db, CancellationToken stop)
    {
        var own = new InHouseCaseId(id);
        return await db.InHouseCases.AnyAsync(c => c.Id != own && c.State != InHouseState.Refused && db.InHouseCases.Any(r => r.Id == own && r.NeedId == c.NeedId), stop)
            ? new Refusal("case-overtaken", "A later case was submitted for this need; that one is decided.")
            : null;
    }

    private static async Task<Results<Ok<InHouseCaseView>, ProblemHttpResult>> ActAsOwnerAsync(
        this LotsDbContext db, string act, Guid id, string? ifMatch, Caller caller, HttpContext http, Func<InHouseCase, Outcome> step, CancellationToken stop)
    {
        if (await db.InHouseCaseAsync(id, stop) is not { } @case || !caller.SpeaksFor(@case.Buyer))
            return Problems.NotFound("in-house case");
        if (await db.RefuseInterestAsync(caller, @case.FrameworkId, await db.LotsOfAsync(@case.FrameworkId, @case.ServiceLine, stop), stop) is { } interest)
            return interest.AsConflict();
        return await db.StepAsync(act, @case, ifMatch, caller, http, step, stop);
    }

    private static async Task<Refusal?> RefuseSharesAsync(InHouseRequest request, LotsDbContext db, CancellationToken stop)
    {
        var named = (request.Shares ?? []).Select(s => s.Organisation).ToList();
        var known = await db.Organisations.AsNoTracking().Where(o => named.Contains(o.Reference)).Select(o => o.Reference).ToListAsync(stop);
        return named.Index().Where(o => !known.Contains(o.Item))
            .Select(o => new Refusal("organisation-unknown", $"{o.Item} is not registered here.", $"/shares/{o.Index}/organisation")).FirstOrDefault();
    }
}
