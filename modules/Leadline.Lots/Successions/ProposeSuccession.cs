using Leadline.Lots.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Successions;

/// <summary>Proposes that a whole framework agreement moves to another authority. A second person confirms it, which offers it to that authority.</summary>
internal static class ProposeSuccession
{
    /// <param name="Successor">The authority that is to run it, by its reference.</param>
    /// <param name="Basis">The statute, or the clause of the terms, by which it moves, at most 4,000 characters; public once it is accepted.</param>
    /// <param name="FirstDay">The successor's first day: today or later.</param>
    /// <param name="Reason">Why, at most 4,000 characters; the successor reads it.</param>
    internal sealed record ProposeSuccessionRequest(string Successor, string Basis, DateOnly FirstDay, string Reason)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (!OrganisationReference.TryParse(Successor, out _))
                yield return new Fault("/successor", "not-a-reference", OrganisationReference.Shape);
            if (Text.Fault("/basis", Basis, SuccessionTerms.LongestBasis) is { } basis)
                yield return basis;
            if (Text.Fault("/reason", Reason, FrameworkProposal.LongestReason) is { } reason)
                yield return reason;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapProposeSuccession() => routes.MapPost("/frameworks/{id:guid}/succession", Handle)
            .WithName("ProposeFrameworkSuccession").WithSummary("Propose that a whole framework agreement moves to another authority, from a day on")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Accepted<FrameworkProposalView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, ProposeSuccessionRequest request, Caller caller, LotsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.OwnFrameworkAsync(id, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (ifMatch.Unless(db.VersionOf(framework)) is { } stale)
            return stale;
        var terms = new SuccessionTerms(OrganisationReference.Parse(request.Successor), request.Basis.Trim(), request.FirstDay);
        if (await db.RefuseSuccessionAsync(framework, terms, clock.Today(), stop) is { } refusal)
            return refusal.AsConflict();
        var proposal = FrameworkProposal.Of(framework, terms, request.Reason.Trim(), caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        return await db.KeepAsync(proposal, framework.Reference, caller, http, stop);
    }
}
