using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Directory.EmailDomains;

/// <summary>Identifies a claim to an e-mail domain.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<EmailDomainId>))]
internal readonly record struct EmailDomainId(Guid Value) : IIdentifier<EmailDomainId>
{
    public static EmailDomainId New() => new(Guid.CreateVersion7());

    public static EmailDomainId From(Guid value) => new(value);
}

/// <summary>
/// An organisation's claim that addresses of a domain are its staff's. Once verified it admits them; several may claim a domain, one has it.
/// </summary>
internal sealed class EmailDomain(EmailDomainId id, OrganisationId organisation, string domain, DateTimeOffset claimedAt)
{
    public const int LongestReason = 2_000;

    public EmailDomainId Id { get; private init; } = id;

    public OrganisationId Organisation { get; private init; } = organisation;

    /// <summary>The domain in lower case.</summary>
    public string Domain { get; private init; } = domain;

    public DateTimeOffset ClaimedAt { get; private init; } = claimedAt;

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>How the person who verified it knows.</summary>
    public string? VerifiedBecause { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBecause { get; private set; }

    /// <summary>Whether it admits at an instant: verified and not ended by then.</summary>
    public bool AdmitsAt(DateTimeOffset instant) => VerifiedAt <= instant && (EndedAt is null || instant < EndedAt);

    public Outcome Verify(string reason, DateTimeOffset now)
    {
        if (EndedAt is { } ended)
            return new Refusal("domain-ended", $"This claim to {Domain} ended at {ended:O}; claim the domain anew.");
        if (VerifiedAt is { } verified)
            return new Refusal("domain-verified", $"This claim to {Domain} was verified at {verified:O}.");
        (VerifiedAt, VerifiedBecause) = (now, reason);
        return Outcome.Done;
    }

    public Outcome End(string reason, DateTimeOffset now)
    {
        if (EndedAt is { } ended)
            return new Refusal("domain-ended", $"This claim to {Domain} ended at {ended:O}.");
        (EndedAt, EndedBecause) = (now, reason);
        return Outcome.Done;
    }
}
