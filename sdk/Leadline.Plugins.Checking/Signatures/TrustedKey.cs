namespace Leadline.Plugins.Checking;

/// <summary>A key that whoever runs the host has registered, and what for.</summary>
public sealed record TrustedKey
{
    /// <summary>The key.</summary>
    public required PublicKey Key { get; init; }

    /// <summary>Whether it countersigns for the authority; else it signs for its owner as a publisher.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>From when signatures with it are good, in UTC.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when signatures may be made with it, in UTC; one made before stays good for as long as it says itself.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>When it was withdrawn, in UTC, because others may have it; nothing that bears its signature is good any more. Null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
