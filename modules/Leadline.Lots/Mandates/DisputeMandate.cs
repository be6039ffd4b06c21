using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
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

namespace Leadline.Lots.Mandates;

/// <summary>A buyer's dispute of a mandate, and what the authority does about it: each on the record.</summary>
internal static class DisputeMandate
{
    /// <param name="Statement">What the buyer says: at most 10,000 characters.</param>
    /// <param name="AuthorityDisputed">Which legal authority is disputed, and on what ground: at most 10,000 characters.</param>
    internal sealed record DisputeMandateRequest(string Statement, string AuthorityDisputed)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Text.Fault("/statement", Statement, Mandate.LongestText) is { } statement)
                yield return statement;
            if (Text.Fault("/authorityDisputed", AuthorityDisputed, Mandate.LongestText) is { } authority)
                yield return authority;
        }
    }

    /// <param name="Reason">Why; for everybody to read. At most 10,000 characters.</param>
    internal sealed record SuspendMandateRequest(string Reason);

    /// <param name="Uphold">Whether the mandate stands; if not, it is withdrawn.</param>
    /// <param name="Reason">Why; for everybody to read. At most 10,000 characters.</param>
    internal sealed record DecideDisputeRequest(bool Uphold, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDisputeMandate()
        {
            routes.MapPost("/mandates/{id:guid}/disputes", Handle)
                .WithName(nameof(DisputeMandate)).WithSummary("Dispute a mandate that binds one's organisation")
                .Refuses(400, 404, 409)
                .MayBeCalledBy(Role.ProcurementLead);
            routes.MapPost("/mandate-disputes/{id:guid}/suspension", Suspend)
                .WithName("SuspendMandate").WithSummary("Suspend a mandate while a dispute of it is undecided")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/mandate-disputes/{id:guid}/decision", Decide)
                .WithName("DecideDispute").WithSummary("Decide a dispute: the mandate is upheld or withdrawn")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Created<MandateDisputeView>, ProblemHttpResult>> Handle(
        Guid id, DisputeMandateRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.Mandates.FindAsync([new MandateId(id)], stop) is not { IsPublished: true } mandate || await db.OwnCopyAsync(caller, stop) is not { } buyer)
            return Problems.NotFound("mandate");
        if (mandate.StandingOn(clock.Today()) is not (MandateStanding.InForce or MandateStanding.NotYet or MandateStanding.Suspended))
            return new Refusal("mandate-not-standing", "This mandate binds nobody any more.").AsConflict();
        if (!mandate.Covers(buyer.Kind, buyer.Reference))
            return new Refusal("mandate-not-yours", "This mandate is not for your organisation.").AsConflict();
        if (await db.RefuseInterestAsync(caller, mandate.FrameworkId, await db.LotsOfAsync(mandate.FrameworkId, mandate.ServiceLine, stop), stop) is { } interest)
            return interest.AsConflict();
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"mandate-dispute:{mandate.Id.Value}:{buyer.Id.Value}", stop); // two people of one buyer at once
        if (await db.Disputes.AnyAsync(d => d.MandateId == mandate.Id && d.Buyer == buyer.Id && d.State == DisputeState.Open, stop))
            return new Refusal("dispute-open", "Your organisation disputes this mandate already; that is to be decided first.").AsConflict();
        var dispute = new MandateDispute(
            MandateDisputeId.New(), mandate.Id, mandate.FrameworkId, buyer.Id, request.Statement.Trim(), request.AuthorityDisputed.Trim(), clock.GetUtcNow(), caller.Actor);
        db.Add(dispute);
        db.Record(caller, "dispute-mandate", dispute.Id.Value, mandate.Id.Value.ToString());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(dispute));
        return TypedResults.Created($"/api/v1/mandate-disputes/{dispute.Id.Value}", MandateDisputeView.Of(dispute));
    }

    internal static Task<Results<Ok<MandateDisputeView>, ProblemHttpResult>> Suspend(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, SuspendMandateRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("suspend-mandate", id, ifMatch, request.Reason, caller, db, http, (mandate, dispute) => dispute.State == DisputeState.Open
            ? Task.FromResult(mandate.Suspend(request.Reason.Trim(), clock.Today(), clock.GetUtcNow()))
            : Task.FromResult<Outcome>(new Refusal("dispute-decided", "This dispute is decided.")), stop);

    internal static Task<Results<Ok<MandateDisputeView>, ProblemHttpResult>> Decide(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecideDisputeRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("decide-dispute", id, ifMatch, request.Reason, caller, db, http, async (mandate, dispute) =>
        {
            var (reason, today, now) = (request.Reason.Trim(), clock.Today(), clock.GetUtcNow());
            if (dispute.Decide(request.Uphold, reason, now).Refusal is { } decided)
                return decided;
            if (!mandate.StandsOn(today))
                return Outcome.Done; // it binds nobody any more, and what was said of it is decided all the same
            if (request.Uphold)
            {
                // What another dispute suspended stays so until that is decided too.
                var others = await db.Disputes.AnyAsync(d => d.MandateId == mandate.Id && d.Id != dispute.Id && d.State == DisputeState.Open, stop);
                return others && mandate.StandingOn(today) == MandateStanding.Suspended ? Outcome.Done : mandate.Uphold(reason, today, now);
            }

            if (mandate.Withdraw(reason, caller.Actor, today, now).Refusal is { } refusal)
                return refusal;
            await db.DecideWithItAsync(mandate, reason, now, stop);
            return Outcome.Done;
        }, stop);

    private static async Task<Results<Ok<MandateDisputeView>, ProblemHttpResult>> TakeAsync(
        string act, Guid id, string? ifMatch, string reason, Caller caller, LotsDbContext db, HttpContext http, Func<Mandate, MandateDispute, Task<Outcome>> step, CancellationToken stop)
    {
        if (Text.Fault("/reason", reason, Mandate.LongestText) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Disputes.FindAsync([new MandateDisputeId(id)], stop) is not { } dispute
            || await db.OwnFrameworkAsync(dispute.FrameworkId.Value, caller, stop) is not { } framework)
            return Problems.NotFound("dispute of a mandate");
        if (ifMatch.Unless(db.VersionOf(dispute)) is { } stale)
            return stale;
        var mandate = (await db.Mandates.FindAsync([dispute.MandateId], stop))!;
        if ((caller.RefuseOwnMatter(dispute.Buyer, dispute.RaisedBy) ?? await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop)) is { } interest)
            return interest.AsConflict();
        if (caller.Actor == mandate.ProposedBy)
            return new Refusal("decider-proposed", "Whoever proposed a mandate does not decide on a dispute of it.").AsConflict();
        if ((await step(mandate, dispute)).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, id, mandate.Id.Value.ToString(), reason);
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(dispute));
        return TypedResults.Ok(MandateDisputeView.Of(dispute));
    }
}
