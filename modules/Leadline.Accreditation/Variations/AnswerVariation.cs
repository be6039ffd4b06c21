using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Variations;

/// <summary>A supplier accepts a variation of the framework agreement, or declines it.</summary>
internal static class AnswerVariation
{
    /// <param name="Accept">Whether the supplier accepts the terms of the version.</param>
    /// <param name="Reason">Why not, where it declines: at most 4,000 characters. It may be left out where it accepts.</param>
    internal sealed record AnswerVariationRequest(bool Accept, string? Reason = null)
    {
        internal Fault? Fault => Accept && string.IsNullOrWhiteSpace(Reason) ? null : Text.Fault("/reason", Reason, VariationAnswer.LongestReason);
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAnswerVariation() => routes.MapPost("/frameworks/{id:guid}/variations/{version:int}/answer", Handle)
            .WithName(nameof(AnswerVariation)).WithSummary("Accept a variation of a framework agreement on which one holds places, or decline it")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.BidManager);
    }

    internal static async Task<Results<Ok<VariationView>, ProblemHttpResult>> Handle(
        Guid id, int version, AnswerVariationRequest request, Caller caller, AccreditationDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (request.Fault is { } fault)
            return Problems.Invalid(fault);
        var (framework, supplier) = (new FrameworkId(id), caller.OwnOrganisation);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"variation:{id}:{version}:{supplier.Value}", stop); // two people of one supplier at once
        if (await db.OfferedVariations.AsNoTracking().FirstOrDefaultAsync(v => v.FrameworkId == framework && v.Version == version, stop) is not { } offered
            || await db.Places.Where(p => p.FrameworkId == framework && p.Supplier == supplier && p.To == null).ToListAsync(stop) is not { Count: > 0 } places)
            return Problems.NotFound("variation");
        if (places.TrueForAll(p => p.IsBoundBy(offered.BindsAs)))
            return new Refusal("variation-accepted", $"Your organisation is bound by version {version} already; that can't be taken back.").AsConflict();

        if (!request.Accept && await db.VariationAnswers.AnyAsync(a => a.FrameworkId == framework && a.OfVersion == version && a.Supplier == supplier, stop))
            return new Refusal("variation-declined", $"Your organisation declined version {version} already; it may still accept it.").AsConflict();

        var answer = new VariationAnswer(VariationAnswerId.New(), framework, version, supplier, request.Accept, request.Reason?.Trim() ?? "", clock.GetUtcNow());
        db.Add(answer);
        foreach (var place in places)
        {
            if (request.Accept && place.Bind([offered.BindsAs]) is { } granted)
                db.Announce(granted);
        }

        var reference = (await db.FrameworkAsync<FrameworkTerms>(framework, clock.Today(), stop))!.Terms.Reference;
        db.Record(caller, request.Accept ? "accept-variation" : "decline-variation", answer.Id.Value, $"{reference} version {version}", answer.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(VariationView.Of(offered, places, [answer]));
    }
}
