using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Identifiers;

internal static class GiveIdentifier
{
    /// <param name="Scheme">GB-NHS, GB-COH, GB-PPON, GB-VAT, GB-CHC or LEADLINE.</param>
    /// <param name="Identifier">The identifier in the scheme, which checks it.</param>
    /// <param name="From">Its first day.</param>
    /// <param name="To">Its last day; absent while it holds.</param>
    internal sealed record GiveIdentifierRequest(string Scheme, string Identifier, DateOnly From, DateOnly? To = null)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (IdentifierSchemes.Find(Scheme) is not { } scheme)
                yield return new Fault("/scheme", "scheme-unknown", $"Known schemes: {string.Join(", ", IdentifierSchemes.All.Select(s => s.Code))}.");
            else if (scheme.Read(Identifier) is null)
                yield return new Fault("/identifier", "identifier-malformed", scheme.Shape);
            if (To < From)
                yield return new Fault("/to", "dates-out-of-order", $"The last day, {To:O}, lies before the first, {From:O}.");
        }

        internal OrganisationReference Read() => OrganisationReference.Parse($"{Scheme}:{IdentifierSchemes.Find(Scheme)!.Read(Identifier)}");
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapGiveIdentifier() => routes.MapPost("/organisations/{id:guid}/identifiers", Handle)
            .WithName(nameof(GiveIdentifier)).WithSummary("Note what a register calls an organisation, and since when")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, GiveIdentifierRequest request, Caller caller, DirectoryDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        var identifier = request.Read();
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsWithAsync(identifier, stop);
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (ifMatch.Unless(db.VersionOf(organisation)) is { } stale)
            return stale;
        if (await db.HolderAsync(identifier, request.From, request.To, organisation.Id, stop) is { } holder)
            return IdentifierUse.Taken(identifier, holder, "/identifier").AsConflict();
        if (organisation.Identify(identifier.Scheme, identifier.Identifier, request.From, request.To).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "give-identifier", id, $"{organisation.Reference}: {identifier} from {request.From:O}");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Ok(OrganisationView.Of(organisation, new AsAt(null, clock)));
    }
}
