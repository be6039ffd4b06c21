using System.Text.Json.Serialization;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;

namespace Leadline.Accreditation.PublisherKeys;

/// <summary>Identifies a publisher's key.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PublisherKeyId>))]
internal readonly record struct PublisherKeyId(Guid Value) : IIdentifier<PublisherKeyId>
{
    public static PublisherKeyId New() => new(Guid.CreateVersion7());

    public static PublisherKeyId From(Guid value) => new(value);
}

/// <summary>A public key with which an organisation signs the plugins that it publishes. The secret half never comes here.</summary>
internal sealed class PublisherKey(
    PublisherKeyId id, OrganisationId owner, OrganisationReference ownerReference, string name, string spki, string title, DateTimeOffset registeredAt)
{
    public const int LongestTitle = 100;
    public const int LongestReason = 2_000;

    public PublisherKeyId Id { get; private init; } = id;

    public OrganisationId Owner { get; private init; } = owner;

    public OrganisationReference OwnerReference { get; private init; } = ownerReference;

    /// <summary>What signatures name it by: <c>key-</c> and the SHA-256 of the key.</summary>
    public string Name { get; private init; } = name;

    /// <summary>The key as a SubjectPublicKeyInfo (RFC 5280), in base 64.</summary>
    public string Spki { get; private init; } = spki;

    /// <summary>What its owner calls it.</summary>
    public string Title { get; private init; } = title;

    public DateTimeOffset RegisteredAt { get; private init; } = registeredAt;

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBecause { get; private set; }

    public PublisherKeyFacts Facts => new(OwnerReference, Spki, RegisteredAt, RevokedAt);

    /// <summary>Withdraws it, because others may have the secret half. It is final.</summary>
    public Outcome Revoke(string reason, DateTimeOffset now)
    {
        if (RevokedAt is { } revoked)
            return new Refusal("key-revoked", $"This key was revoked at {revoked:O}.");
        (RevokedAt, RevokedBecause) = (now, reason);
        return Outcome.Done;
    }
}
