using System.Text.Json.Serialization;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Directory.Delegations;

/// <summary>Identifies a delegation.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DelegationId>))]
internal readonly record struct DelegationId(Guid Value) : IIdentifier<DelegationId>
{
    public static DelegationId New() => new(Guid.CreateVersion7());

    public static DelegationId From(Guid value) => new(value);
}

/// <summary>
/// That a person of another organisation acts for one, in some of its roles, until a day: a commissioning support unit for a clinical
/// commissioning group.
/// </summary>
internal sealed class Delegation(
    DelegationId id, OrganisationId organisation, PersonId person, OrganisationId? delegateOf, Role roles, CallOffId? callOff, DateTimeOffset from, DateTimeOffset until, string reason)
{
    public const int LongestReason = 2_000;

    public DelegationId Id { get; private init; } = id;

    /// <summary>Whose roles they are.</summary>
    public OrganisationId Organisation { get; private init; } = organisation;

    /// <summary>Who acts.</summary>
    public PersonId Person { get; private init; } = person;

    /// <summary>The organisation that the person belonged to then. Whoever leaves it acts no more, wherever it works next; null for one that was made before this was kept.</summary>
    public OrganisationId? DelegateOf { get; private init; } = delegateOf;

    public Role Roles { get; private init; } = roles;

    /// <summary>The one call-off that it is for; null for all.</summary>
    public CallOffId? CallOff { get; private init; } = callOff;

    public DateTimeOffset From { get; private init; } = from;

    /// <summary>From this instant on it does not hold any more.</summary>
    public DateTimeOffset Until { get; private init; } = until;

    public string Reason { get; private init; } = reason;

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBecause { get; private set; }

    public bool HoldsAt(DateTimeOffset now) => From <= now && now < Until && (EndedAt is null || now < EndedAt);

    public Outcome End(string reason, DateTimeOffset now)
    {
        if ((EndedAt ?? (Until <= now ? Until : null)) is { } ended)
            return new Refusal("delegation-ended", $"This delegation ended at {ended:O}.");
        (EndedAt, EndedBecause) = (now, reason);
        return Outcome.Done;
    }
}
