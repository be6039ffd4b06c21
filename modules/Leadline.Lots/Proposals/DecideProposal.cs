using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Proposals;

/// <summary>A second person confirms a proposal, which takes the step; or it is taken back.</summary>
internal static class DecideProposal
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecideProposal()
        {
            routes.MapPost("/framework-proposals/{id:guid}/confirmation", Confirm)
                .WithName("ConfirmFrameworkProposal").WithSummary("Confirm a proposal as a second person: the step is taken")
                .Refuses(404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/framework-proposals/{id:guid}/withdrawal", Withdraw)
                .WithName("WithdrawFrameworkProposal").WithSummary("Take a proposal back")
                .Refuses(404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<FrameworkProposalView>, ProblemHttpResult>> Confirm(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync("framework proposals", stop); // of two that can't both be taken, the second is read after the first
        if (await ProposedStep.FindAsync(db, id, caller, stop) is not { } step)
            return Problems.NotFound("proposal");
        var proposal = step.Proposal;
        if (ifMatch.Unless(db.VersionOf(proposal)) is { } stale)
            return stale;
        if (proposal.RefuseConfirmation(caller) is { } notYours)
            return notYours.AsConflict();
        if (await step.RefuseInterestAsync(db, caller, stop) is { } interest)
            return interest.AsConflict();
        var taken = await step.TakeAsync(db, clock.Today(), clock.GetUtcNow(), stop);
        if (taken.Value is not { } done)
            return taken.Refusal!.AsConflict();

        proposal.Confirm(done.Framework?.Id, done.Scope?.Id, caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        foreach (var message in done.Messages)
            db.Announce(message);
        db.Record(caller, ActOf(proposal.Step), done.Scope?.Id.Value ?? done.Framework!.Id.Value, Detail(done, proposal), proposal.Reason);
        if (await db.SaveOrToldAsync(stop) is { } told)
            return told;
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(proposal));
        return TypedResults.Ok(FrameworkProposalView.Of(proposal));
    }

    internal static async Task<Results<Ok<FrameworkProposalView>, ProblemHttpResult>> Withdraw(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken stop)
    {
        if (await ProposedStep.FindAsync(db, id, caller, stop) is not { } step)
            return Problems.NotFound("proposal");
        if (ifMatch.Unless(db.VersionOf(step.Proposal)) is { } stale)
            return stale;
        if ((step.Proposal.RefuseWithdrawal(caller, step.Stale is not null) ?? await step.RefuseInterestAsync(db, caller, stop)) is { } refusal)
            return refusal.AsConflict();
        step.Proposal.Withdraw(caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        db.Record(caller, "withdraw-framework-proposal", id, step.Proposal.Step.ToString());
        if (await db.SaveOrToldAsync(stop) is { } told)
            return told;
        http.SendTag(db.VersionOf(step.Proposal));
        return TypedResults.Ok(FrameworkProposalView.Of(step.Proposal));
    }

    private static string ActOf(FrameworkStep step) => step switch
    {
        FrameworkStep.Publication => "publish-framework",
        FrameworkStep.Tendering => "open-to-tenders",
        FrameworkStep.TenderingWithdrawal => "withdraw-tendering",
        FrameworkStep.Evaluation => "begin-evaluation",
        FrameworkStep.Standstill => "begin-standstill",
        FrameworkStep.Live => "go-live",
        FrameworkStep.Joining => "re-open-to-suppliers",
        FrameworkStep.JoiningClosure => "end-joining",
        FrameworkStep.Closure => "close-framework",
        FrameworkStep.End => "end-framework",
        FrameworkStep.ScopePublication => "publish-draft-scope",
        FrameworkStep.ScopeWithdrawal => "withdraw-draft-scope",
        FrameworkStep.Succession => "offer-framework-succession",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step is known."),
    };

    private static string Detail(StepTaken done, FrameworkProposal proposal) => (proposal.Step, done.Framework) switch
    {
        (FrameworkStep.Publication, { } framework) => $"{framework.Reference} version {framework.Latest.Number}, {framework.Latest.Sha256}",
        (FrameworkStep.Live, { } framework) when proposal.StandstillNotOwed is { } rule => $"{framework.Reference}, no standstill owed: {rule}",
        (FrameworkStep.Succession, { } framework) => $"{framework.Reference} to {proposal.Successor} from {proposal.EffectiveFrom:O}: {proposal.Basis}",
        (_, { } framework) => framework.Reference,
        _ => proposal.SeenSha256 ?? "",
    };
}
