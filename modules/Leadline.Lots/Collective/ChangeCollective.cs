using Leadline.Lots.Copies;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Collective;

/// <summary>What lead and members do with a collective procurement until its shares are fixed.</summary>
internal static class ChangeCollective
{
    /// <param name="Organisation">The reference of the buyer to invite.</param>
    internal sealed record InviteBuyerRequest(OrganisationReference Organisation);

    /// <param name="EstimatedValue">What one's organisation expects to buy over the whole term, without VAT; over nought.</param>
    internal sealed record JoinRequest(Money EstimatedValue);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapChangeCollective()
        {
            routes.MapAct("invitations", Invite).WithName("InviteBuyer").WithSummary("Invite a buyer to join, as the lead").Refuses(400, 404, 409).WantsIfMatch().MayBeCalledBy(Role.ProcurementLead);
            routes.MapAct("membership", Join).WithName("JoinCollective").WithSummary("Join by one's organisation's own decision, or state another value").Refuses(400, 404, 409).WantsIfMatch().MayBeCalledBy(Role.Approver);
            routes.MapAct("leaving", Leave).WithName("LeaveCollective").WithSummary("Decline an invitation, or leave before the shares are fixed").Refuses(404, 409).WantsIfMatch().MayBeCalledBy(Role.Approver);
            routes.MapAct("fixing", Fix).WithName("FixCollective").WithSummary("Fix members and shares, as the lead").Refuses(404, 409).WantsIfMatch().MayBeCalledBy(Role.ProcurementLead);
        }

        private RouteHandlerBuilder MapAct(string noun, Delegate handle) => routes.MapPost($"/collective-procurements/{{id:guid}}/{noun}", handle);
    }

    internal static async Task<Results<Ok<CollectiveView>, ProblemHttpResult>> Invite(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, InviteBuyerRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var invited = await db.Organisations.FirstOrDefaultAsync(o => o.Reference == request.Organisation, stop);
        return await TakeAsync("invite-buyer", id, ifMatch, caller, db, http, isLead: true, async c => invited is null
            ? new Refusal("organisation-unknown", $"{request.Organisation} is not registered here.", "/organisation")
            : await MayBuyAsync(c, invited, db, clock, stop) is { } refusal ? refusal with { Pointer = "/organisation" } : c.Invite(invited.Id, clock.GetUtcNow()), stop);
    }

    internal static async Task<Results<Ok<CollectiveView>, ProblemHttpResult>> Join(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, JoinRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        OpenCollective.ValueFault("/estimatedValue", request.EstimatedValue) is { } fault
            ? Problems.Invalid(fault)
            : await TakeAsync("join-collective-procurement", id, ifMatch, caller, db, http, isLead: false, async c =>
                await MayBuyAsync(c, await db.OwnCopyAsync(caller, stop), db, clock, stop) is { } refusal ? refusal : c.Join(caller.OwnOrganisation, request.EstimatedValue, clock.GetUtcNow()), stop);

    internal static Task<Results<Ok<CollectiveView>, ProblemHttpResult>> Leave(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("leave-collective-procurement", id, ifMatch, caller, db, http, isLead: false, c => Task.FromResult(c.Leave(caller.OwnOrganisation, clock.GetUtcNow())), stop, leaves: true);

    internal static Task<Results<Ok<CollectiveView>, ProblemHttpResult>> Fix(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        TakeAsync("fix-collective-procurement", id, ifMatch, caller, db, http, isLead: true, async c =>
        {
            foreach (var member in c.Members.Where(m => m.State == MemberState.Joined)) // any may have closed since it joined
            {
                if (await MayBuyAsync(c, await db.Organisations.FindAsync([member.Organisation], stop), db, clock, stop) is { } notNow)
                    return notNow;
            }

            var outcome = c.Fix(clock.GetUtcNow());
            if (outcome.Refusal is { } refusal)
                return refusal;
            db.Announce(outcome.Value!);
            return Outcome.Done;
        }, stop);

    private static async Task<Refusal?> MayBuyAsync(CollectiveProcurement c, OrganisationCopy? buyer, LotsDbContext db, TimeProvider clock, CancellationToken stop) =>
        OpenCollective.Refuse((await db.Frameworks.FindAsync([c.FrameworkId], stop))!, c.LotNumber, buyer, clock.Today());

    private static async Task<Results<Ok<CollectiveView>, ProblemHttpResult>> TakeAsync(
        string act, Guid id, string? ifMatch, Caller caller, LotsDbContext db, HttpContext http, bool isLead, Func<CollectiveProcurement, Task<Outcome>> step, CancellationToken stop,
        bool leaves = false)
    {
        if (await db.Collectives.FindAsync([new CollectiveProcurementId(id)], stop) is not { } found || found.MemberOf(caller.OwnOrganisation) is null)
            return Problems.NotFound("collective procurement");
        if (ifMatch.Unless(db.VersionOf(found)) is { } stale)
            return stale;
        if (isLead && !caller.SpeaksFor(found.Lead))
            return new Refusal("not-the-lead", "Only the lead does that.").AsConflict();
        if (!leaves && await db.RefuseInterestAsync(caller, found.FrameworkId, [found.LotNumber], stop) is { } interest)
            return interest.AsConflict();
        if ((await step(found)).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, id, $"{found.LotNumber} {found.State}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(found));
        return TypedResults.Ok(CollectiveView.Of(found));
    }
}
