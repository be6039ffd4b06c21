using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Directory.Credentials;

/// <summary>By what an organisation's program makes itself known: an identifier and a secret, for which it gets access tokens.</summary>
internal sealed class ClientCredential(
    CredentialId id, OrganisationId organisation, string name, Role scopes, string hash, PersonId? heldBy, DateTimeOffset issuedAt, DateTimeOffset? expiresAt)
{
    public const int LongestName = 100;

    public CredentialId Id { get; } = id;

    public OrganisationId Organisation { get; } = organisation;

    /// <summary>What people call the program.</summary>
    public string Name { get; } = name;

    /// <summary>The roles that the program may act in.</summary>
    public Role Scopes { get; } = scopes;

    /// <summary>Of the secret in use.</summary>
    public string Hash { get; private set; } = hash;

    /// <summary>The person who was given the secret, who answers for what is done with it; null where only the operator's socket was.</summary>
    public PersonId? HeldBy { get; private set; } = heldBy;

    /// <summary>Of the secret before, while it may still be used.</summary>
    public string? FormerHash { get; private set; }

    public DateTimeOffset? FormerUntil { get; private set; }

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    /// <summary>From this instant on it gets no token any more; null for one without an end.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>What those take turns by who give it a new secret, and who take a token.</summary>
    internal static string Turn(CredentialId id) => $"credential:{id.Value}";

    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is not { } end || now < end);

    public bool Knows(string secret, DateTimeOffset now) =>
        Secret.Matches(secret, Hash) | (FormerHash is { } former && now < FormerUntil && Secret.Matches(secret, former));

    /// <summary>Takes a new secret; the one before may be used a while longer, so that no program has to stop for the change, unless another person is given the new one.</summary>
    /// <returns>Whether another person is given it.</returns>
    public bool Rotate(string hash, PersonId? holder, DateTimeOffset formerUntil)
    {
        // What a program does is its holder's deed: a secret that another person was given would make it the new holder's.
        var isHandedOver = holder is not null && holder != HeldBy;
        HeldBy = holder ?? HeldBy;
        (FormerHash, FormerUntil, Hash) = (isHandedOver ? null : Hash, isHandedOver ? null : formerUntil, hash);
        return isHandedOver;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
