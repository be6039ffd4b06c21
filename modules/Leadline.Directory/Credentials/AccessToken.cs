using Leadline.Modularity.Access;

namespace Leadline.Directory.Credentials;

/// <summary>A short-lived bearer token of a program. Opaque, and kept as a hash: revoking its credential ends it at once.</summary>
/// <param name="Hash">SHA-256 of the token.</param>
/// <param name="Credential">Whose.</param>
/// <param name="Scopes">The roles it was asked for.</param>
/// <param name="ExpiresAt">From this instant on it is refused.</param>
internal sealed record AccessToken(string Hash, CredentialId Credential, Role Scopes, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
}
