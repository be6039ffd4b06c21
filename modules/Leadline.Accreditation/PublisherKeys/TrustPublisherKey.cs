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

/// <summary>A key as an authority sees it, with the level that it has given it.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">What signatures name it by: <c>key-</c> and the SHA-256 of the key.</param>
/// <param name="Title">What its owner calls it.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Level">How far the authority trusts it.</param>
/// <param name="Reason">Why; empty while the authority has said nothing.</param>
/// <param name="ChangedAt">Since when, in UTC; null while the authority has said nothing.</param>
internal sealed record KeyTrustView(
    PublisherKeyId Id, string Name, string Title, OrganisationReference Owner, KeyTrustLevel Level, string Reason, DateTimeOffset? ChangedAt)
{
    internal static KeyTrustView Of(PublisherKey key, KeyTrust? trust) =>
        new(key.Id, key.Name, key.Title, key.OwnerReference, trust?.Level ?? KeyTrustLevel.Registered, trust?.Reason ?? "", trust?.ChangedAt);
}

/// <summary>An authority says how far it trusts a key: one of its own, or one that has signed what it decides on.</summary>
internal static class TrustPublisherKey
{
    /// <param name="Level">The level.</param>
    /// <param name="Reason">Why, such as how it was made sure whose the key is; at most 2,000 characters.</param>
    internal sealed record TrustPublisherKeyRequest(KeyTrustLevel Level, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapTrustPublisherKey() => routes.MapPost("/publisher-keys/{id:guid}/trust", Handle)
            .WithName(nameof(TrustPublisherKey)).WithSummary("Say how far your authority trusts a publisher's key, and so what it may sign")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Ok<KeyTrustView>, ProblemHttpResult>> Handle(
        Guid id, TrustPublisherKeyRequest request, Caller caller, AccreditationDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, KeyTrust.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAloneAsync("publisher_keys", id, stop); // an approval under way comes first; of two authorities' managers the second waits
        if (await FindAsync(id, caller, db, stop) is not var (key, authority))
            return Problems.NotFound("publisher's key");
        if (key.OwnerReference != authority && caller.Interests.Contains(key.Owner))
            return new Refusal("conflict-of-interest", "You belong to the organisation whose key this is, so you can't say for the authority how far to trust it.").AsConflict();
        if (key.RevokedAt is { } revoked)
            return new Refusal("key-revoked", $"This key was revoked at {revoked:O}.").AsConflict();
        var trust = await db.KeyTrusts.FirstOrDefaultAsync(t => t.Key == key.Id && t.Authority == authority, stop);
        if (trust is null)
            db.Add(trust = new KeyTrust(KeyTrustId.New(), key.Id, authority));
        if (trust.Set(request.Level, key.OwnerReference, request.Reason.Trim(), clock.GetUtcNow()).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "trust-publisher-key", key.Id.Value, $"{key.Name}: {trust.Level.ToString().ToLowerInvariant()} for {authority}", trust.Reason);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(KeyTrustView.Of(key, trust));
    }

    // Keys of others come to an authority's eyes by what they sign for it.
    private static async Task<(PublisherKey Key, OrganisationReference Authority)?> FindAsync(Guid id, Caller caller, AccreditationDbContext db, CancellationToken stop)
    {
        var own = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == caller.Organisation, stop);
        if (own?.Reference is not { } authority || await db.PublisherKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Id == new PublisherKeyId(id), stop) is not { } key)
            return null;
        return key.Owner == own.Id
            || await db.PluginVersions.AnyAsync(v => v.Key == key.Id && v.Authority == authority, stop)
            || await db.PriceBooks.AnyAsync(b => b.Key == key.Id && b.Authority == authority, stop)
            ? (key, authority)
            : null;
    }
}
