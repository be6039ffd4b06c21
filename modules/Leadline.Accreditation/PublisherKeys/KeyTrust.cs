using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Accreditation.PublisherKeys;

/// <summary>How far an authority trusts a publisher's key, the least first.</summary>
internal enum KeyTrustLevel
{
    /// <summary>The authority takes nothing that it signs. What is in use already stays until it is disabled.</summary>
    Withheld,

    /// <summary>Its owner says that it is theirs, and nobody has made sure: what it signs may be approved, with a warning. So each begins.</summary>
    Registered,

    /// <summary>The authority has made sure whose it is.</summary>
    Verified,

    /// <summary>The authority's own: it signs what an authority alone publishes.</summary>
    Authority,
}

/// <summary>Identifies an authority's word on a key.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<KeyTrustId>))]
internal readonly record struct KeyTrustId(Guid Value) : IIdentifier<KeyTrustId>
{
    public static KeyTrustId New() => new(Guid.CreateVersion7());

    public static KeyTrustId From(Guid value) => new(value);
}

/// <summary>One authority's trust in one key. Each authority has its own: another's word on whose a key is binds nobody.</summary>
internal sealed class KeyTrust(KeyTrustId id, PublisherKeyId key, OrganisationReference authority)
{
    public const int LongestReason = 2_000;

    public KeyTrustId Id { get; private init; } = id;

    public PublisherKeyId Key { get; private init; } = key;

    public OrganisationReference Authority { get; private init; } = authority;

    public KeyTrustLevel Level { get; private set; } = KeyTrustLevel.Registered;

    /// <summary>Why it stands so; the key's owner reads it.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Sets the level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="owner">Whose key it is: only the authority's own becomes one of the authority.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When, in UTC.</param>
    public Outcome Set(KeyTrustLevel level, OrganisationReference owner, string reason, DateTimeOffset now)
    {
        if (level == KeyTrustLevel.Authority && owner != Authority)
            return new Refusal("key-of-another", $"The key is {owner}'s; only one of {Authority}'s own signs for it.", "/level");
        if (level == Level && ChangedAt != default)
            return new Refusal("trust-unchanged", "The key has this level already.", "/level");
        (Level, Reason, ChangedAt) = (level, reason, now);
        return Outcome.Done;
    }

    /// <summary>What a successor takes over of this trust, where it has said nothing of the key itself. A key that was the predecessor's own is not its own: it knows whose it is, and no more.</summary>
    public KeyTrust CarriedTo(OrganisationReference successor, DateTimeOffset now) => new(KeyTrustId.New(), Key, successor)
    {
        Level = Level == KeyTrustLevel.Authority ? KeyTrustLevel.Verified : Level,
        Reason = Reason,
        ChangedAt = now,
    };
}
