using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.LegalHolds;

/// <summary>Keeps what is held on a person from being erased, for one matter.</summary>
internal static class PlaceLegalHold
{
    /// <param name="Matter">The reference of the matter, such as a claim number; at most 200 characters.</param>
    /// <param name="Reason">Why, for the record; without anything personal.</param>
    internal sealed record PlaceLegalHoldRequest(string Matter, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapPlaceLegalHold() => routes.MapPost("/people/{id:guid}/legal-holds", Handle)
            .WithName(nameof(PlaceLegalHold)).WithSummary("Keep what is held on a person from being erased, for one matter")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Created<LegalHoldView>, ProblemHttpResult>> Handle(
        Guid id, PlaceLegalHoldRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        IReadOnlyList<Fault> faults =
        [
            .. new[]
            {
                Text.Fault("/matter", request.Matter, LegalHold.LongestMatter), Text.Fault("/reason", request.Reason, LegalHold.LongestReason),
            }.OfType<Fault>(),
        ];
        if (faults.Count > 0)
            return Problems.Invalid(faults);
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAloneAsync("people", id, stop); // an erasure under way comes first, or not at all
        if (await db.ManagedPersonAsync(id, caller, stop) is not { } person)
            return Problems.NotFound("person");
        if (person.ErasedAt is { } erased)
            return new Refusal("person-erased", $"What was held on this person was erased at {erased:O}.").AsConflict();
        var hold = new LegalHold(LegalHoldId.New(), person.Id, request.Matter.Trim(), request.Reason.Trim(), clock.GetUtcNow());
        db.Add(hold);
        db.Record(caller, "place-legal-hold", hold.Id.Value, hold.Matter, hold.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/legal-holds/{hold.Id.Value}", LegalHoldView.Of(hold));
    }
}
