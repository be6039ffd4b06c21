using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PublisherKeys;

/// <summary>Withdraws a key that others may have. What it signed is not asked any more, approved or not.</summary>
internal static class RevokePublisherKey
{
    /// <param name="Reason">Why; at most 2,000 characters.</param>
    internal sealed record RevokePublisherKeyRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRevokePublisherKey() => routes.MapPost("/publisher-keys/{id:guid}/revocation", Handle)
            .WithName(nameof(RevokePublisherKey)).WithSummary("Revoke a key: what it signed is not asked any more")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.PluginPublisher);
    }

    internal static async Task<Results<Ok<PublisherKeyView>, ProblemHttpResult>> Handle(
        Guid id, RevokePublisherKeyRequest request, Caller caller, AccreditationDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, PublisherKey.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        var now = clock.GetUtcNow();
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAloneAsync("publisher_keys", id, stop); // an approval under way comes first, and then ends with the others
        if (await db.PublisherKeys.FindAsync([new PublisherKeyId(id)], stop) is not { } key || !caller.SpeaksFor(key.Owner))
            return Problems.NotFound("publisher's key");
        if (key.Revoke(request.Reason.Trim(), now).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "revoke-publisher-key", id, key.Name, key.RevokedBecause);
        var told = new List<PluginStanding>();
        foreach (var version in await db.PluginVersions.Where(v => v.Key == key.Id).ToListAsync(stop))
        {
            if (!version.FallWithKey(now))
                continue;
            if (version.ApprovedAt is not null) // of what never ran, nobody else was told
                told.Add(version.Standing(key));
            db.Record(caller, "disable-plugin", version.Id.Value, $"{version.Plugin} {version.Number}: its key was revoked", key.RevokedBecause);
        }

        if (told.Count > 0)
            db.Announce(new PluginStandingChanged(told));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(PublisherKeyView.Of(key));
    }
}
