using Leadline.Directory.People;

namespace Leadline.Directory.Links;

/// <summary>What a one-time link is for.</summary>
internal enum LinkPurpose
{
    /// <summary>Choosing the first password, and so confirming the address.</summary>
    Invitation,

    /// <summary>Choosing another password.</summary>
    PasswordReset,
}

/// <summary>A link that lets whoever reads a person's mail choose the password, once.</summary>
/// <param name="Hash">SHA-256 of the link's secret.</param>
/// <param name="Person">Whose password.</param>
/// <param name="Purpose">What for.</param>
/// <param name="ExpiresAt">From this instant on it is void.</param>
internal sealed record OneTimeLink(string Hash, PersonId Person, LinkPurpose Purpose, DateTimeOffset ExpiresAt)
{
    public static TimeSpan LifeOf(LinkPurpose purpose) => purpose == LinkPurpose.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);
}

/// <summary>
/// That somebody asked for a link to an address. Written whether the address is known or not, and looked into a moment later: neither the
/// answer nor the time it takes tells which.
/// </summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="Email">The address, as it was typed.</param>
/// <param name="At">When.</param>
internal sealed record LinkRequest(Guid Id, string Email, DateTimeOffset At);
