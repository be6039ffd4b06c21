using Leadline.CallOff.Extensions;
using Leadline.CallOff.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>The buyer proposes what is paid by outcome; the supplier is bound when it agrees. Baselines are often measured only after the service began.</summary>
internal static class ProposeTerms
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapProposeTerms() => routes.MapPut("/contracts/{id:guid}/outcome-terms", Handle)
            .WithName("ProposeOutcomeTerms").WithSummary("Propose the terms of payment by outcome, in the measures that the contract has fixed; the supplier agrees to them")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Ok<FormulaView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, TermsProposal request, Caller caller, CallOffDbContext db, HttpContext http, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(ExtendContract.Turn(id), stop);
        var own = await db.OwnFormulaAsync(id, caller, Party.Buyer, stop);
        if (own.Value is not { } of)
            return own.Refusal!.AsContractProblem();
        if (ifMatch.Unless(db.VersionOf(of.Formula)) is { } stale)
            return stale;
        if (of.Contract.ExtensionTo is not null)
            return new Refusal("extension-pending", "The contract is being extended; propose periods that fill it once that is effective or refused.").AsConflict();
        if (of.Formula.Named is { } named && request.Faults(named, of.Contract.StartsOn, of.Contract.EndsOn).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (of.Formula.Propose(request.For(of.Formula.Named), caller.Actor).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, "propose-outcome-terms", of.Formula.Id.Value, $"{of.Contract.Reference}: terms {of.Formula.TermsHash}", subjectType: "payment-formula");
        if (await db.SaveOrStaleAsync(stop) is { } meanwhile)
            return meanwhile;
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(of.Formula));
        return TypedResults.Ok(FormulaView.Of(of.Formula, db.VersionOf(of.Formula)));
    }
}
