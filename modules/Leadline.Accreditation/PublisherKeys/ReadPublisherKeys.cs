using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PublisherKeys;

/// <summary>A publisher's key as its owner sees it.</summary>
internal sealed record PublisherKeyView(
    PublisherKeyId Id, OrganisationId Owner, string Name, string Title, DateTimeOffset RegisteredAt, DateTimeOffset? RevokedAt, string? RevokedBecause)
{
    internal static PublisherKeyView Of(PublisherKey k) => new(k.Id, k.Owner, k.Name, k.Title, k.RegisteredAt, k.RevokedAt, k.RevokedBecause);
}

internal static class ReadPublisherKeys
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPublisherKeys() => routes.MapGet("/publisher-keys", Handle)
            .WithName("ListPublisherKeys").WithSummary("List the keys of one's own organisation, revoked ones too")
            .Refuses(400)
            .MayBeCalledBy(Role.PluginPublisher);
    }

    internal static async Task<Results<Ok<Page<PublisherKeyView>>, ProblemHttpResult>> Handle(
        [AsParameters] PageRequest page, Caller caller, AccreditationDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var own = caller.OwnOrganisation;
        var rows = await db.PublisherKeys.AsNoTracking().Where(k => k.Owner == own).PageAsync(k => k.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(PublisherKeyView.Of)], k => k.Id.Value));
    }
}
