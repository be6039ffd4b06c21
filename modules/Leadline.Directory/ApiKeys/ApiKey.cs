using System.Security.Cryptography;
using System.Text;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Directory.ApiKeys;

/// <summary>A secret by which an organisation's programs call the API. Only its hash is kept: it is shown once, when it is issued.</summary>
/// <remarks>The secret holds 256 random bits, so a plain SHA-256 is enough: there is no dictionary to try.</remarks>
internal sealed class ApiKey(Guid id, OrganisationId organisation, string hash, Capacity capacities, DateTimeOffset issuedAt)
{
    private const string Prefix = "leadline_";

    public Guid Id { get; } = id;

    public OrganisationId Organisation { get; } = organisation;

    public string Hash { get; } = hash;

    public Capacity Capacities { get; } = capacities;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    public DateTimeOffset? RevokedAt { get; private set; }

    public static (ApiKey Key, string Secret) Issue(OrganisationId organisation, Capacity capacities, DateTimeOffset now)
    {
        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new ApiKey(Guid.CreateVersion7(), organisation, HashOf(secret), capacities, now), secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
