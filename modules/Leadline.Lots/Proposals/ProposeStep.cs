using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Proposals;

/// <summary>Proposes a step of a framework agreement's life: a second person confirms it, and then it is taken.</summary>
internal static class ProposeStep
{
    /// <param name="Reason">Why, at most 4,000 characters.</param>
    /// <param name="StandstillNotOwed">Where it is to be live without a standstill: the rule of law by which none is owed.</param>
    internal sealed record ProposeStepRequest(string Reason, string? StandstillNotOwed = null)
    {
        internal IEnumerable<Fault> Faults(FrameworkStep step)
        {
            if (Text.Fault("/reason", Reason, FrameworkProposal.LongestReason) is { } reason)
                yield return reason;
            if (StandstillNotOwed is not null && Text.Fault("/standstillNotOwed", StandstillNotOwed, FrameworkProposal.LongestReason) is { } rule)
                yield return rule;
            if (StandstillNotOwed is not null && step != FrameworkStep.Live)
                yield return new Fault("/standstillNotOwed", "field-out-of-place", "Only where an agreement is to be live is it said that no standstill is owed.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapProposeStep()
        {
            routes.MapStep("tendering", FrameworkStep.Tendering, "OpenToTenders", "Propose to open a published framework agreement to suppliers' tenders");
            routes.MapStep("tendering-withdrawal", FrameworkStep.TenderingWithdrawal, "WithdrawTendering", "Propose to withdraw the tender: no place comes of it");
            routes.MapStep("evaluation", FrameworkStep.Evaluation, "BeginEvaluation", "Propose to end tendering and evaluate, or to break a standstill off because of a mistake");
            routes.MapStep("standstill", FrameworkStep.Standstill, "BeginStandstill", "Propose to tell those who tendered the outcome, which begins the standstill");
            routes.MapStep("live", FrameworkStep.Live, "GoLive", "Propose to make a framework agreement live, or live again: buyers may call off within its term");
            routes.MapStep("joining", FrameworkStep.Joining, "ReopenToSuppliers", "Propose to re-open a live open framework to suppliers that want to join");
            routes.MapStep("joining-closure", FrameworkStep.JoiningClosure, "EndJoining", "Propose to end the time in which suppliers may join");
            routes.MapStep("closure", FrameworkStep.Closure, "CloseFramework", "Propose to close a framework agreement to new call-offs");
            routes.MapStep("end", FrameworkStep.End, "EndFramework", "Propose to end a framework agreement for good");
        }

        private void MapStep(string noun, FrameworkStep step, string name, string summary) => routes.MapPost($"/frameworks/{{id:guid}}/{noun}",
                (Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ProposeStepRequest request, Caller caller, LotsDbContext db, TimeProvider clock,
                    HttpContext http, CancellationToken stop) => Handle(step, id, ifMatch, request, caller, db, clock, http, stop))
            .WithName(name).WithSummary(summary)
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> Handle(
        FrameworkStep step, Guid id, string? ifMatch, ProposeStepRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken stop)
    {
        if (request.Faults(step).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (ifMatch.Unless(db.VersionOf(framework)) is { } stale)
            return stale;
        var grounds = new StepGrounds(request.Reason.Trim(), request.StandstillNotOwed?.Trim());
        if (LifeOfFramework.Refuse(framework, step, grounds, clock.Today()) is { } refusal)
            return refusal.AsConflict();
        var proposal = FrameworkProposal.Of(framework, step, grounds, caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        return await db.KeepAsync(proposal, framework.Reference, caller, http, stop);
    }

    /// <summary>Keeps a proposal, for every route that makes one.</summary>
    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> KeepAsync(
        this LotsDbContext db, FrameworkProposal proposal, string reference, Caller caller, HttpContext http, CancellationToken stop)
    {
        if (proposal.FrameworkId is { } framework && await db.RefuseInterestAsync(caller, framework, lots: null, stop) is { } interest)
            return interest.AsConflict();
        db.Add(proposal);
        db.Record(caller, "propose-framework-step", proposal.Id.Value, $"{reference}: {proposal.Step}", proposal.Reason);
        if (await db.SaveOrToldAsync(stop) is { } told)
            return told;
        http.SendTag(db.VersionOf(proposal));
        return TypedResults.Accepted($"/api/v1/framework-proposals/{proposal.Id.Value}", FrameworkProposalView.Of(proposal));
    }
}
