using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.LegalHolds;

/// <summary>A legal hold as the operator sees it.</summary>
internal sealed record LegalHoldView(
    LegalHoldId Id, PersonId Person, string Matter, string Reason, DateTimeOffset PlacedAt, DateTimeOffset? LiftedAt, string? LiftedBecause)
{
    internal static LegalHoldView Of(LegalHold h) => new(h.Id, h.Person, h.Matter, h.Reason, h.PlacedAt, h.LiftedAt, h.LiftedBecause);
}

internal static class ReadLegalHolds
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadLegalHolds() => routes.MapGet("/people/{id:guid}/legal-holds", Handle)
            .WithName("ListLegalHolds").WithSummary("List the legal holds on a person, lifted ones too")
            .Refuses(400, 404)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<Page<LegalHoldView>>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        if (await db.ManagedPersonAsync(id, caller, stop) is not { } person)
            return Problems.NotFound("person");
        var rows = await db.LegalHolds.AsNoTracking().Where(h => h.Person == person.Id).PageAsync(h => h.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(LegalHoldView.Of)], h => h.Id.Value));
    }

    /// <summary>Whether a hold on a person stands.</summary>
    internal static Task<bool> IsHeldAsync(this DirectoryDbContext db, PersonId person, CancellationToken stop) =>
        db.LegalHolds.AnyAsync(h => h.Person == person && h.LiftedAt == null, stop);
}
