using Leadline.CallOff.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>The supplier agrees to the terms that it has seen. They hold from then on, for the contract's life.</summary>
internal static class AgreeTerms
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAgreeTerms() => routes.MapPost("/contracts/{id:guid}/outcome-terms/agreement", Handle)
            .WithName("AgreeOutcomeTerms").WithSummary("Agree, as the supplier, to the terms of payment by outcome that the buyer has proposed")
            .Refuses(404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.BidManager);
    }

    internal static async Task<Results<Ok<FormulaView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var own = await db.OwnFormulaAsync(id, caller, Party.Supplier, stop);
        if (own.Value is not { } of)
            return own.Refusal!.AsContractProblem();
        if (ifMatch.Unless(db.VersionOf(of.Formula)) is { } stale)
            return stale;
        if (of.Formula.Agree(caller.Actor, clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, "agree-outcome-terms", of.Formula.Id.Value, $"{of.Contract.Reference}: terms {of.Formula.TermsHash}", subjectType: "payment-formula");
        if (await db.SaveOrStaleAsync(stop) is { } meanwhile)
            return meanwhile;
        http.SendTag(db.VersionOf(of.Formula));
        return TypedResults.Ok(FormulaView.Of(of.Formula, db.VersionOf(of.Formula)));
    }
}
