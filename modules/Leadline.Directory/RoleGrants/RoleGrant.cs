using System.Text.Json.Serialization;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Directory.RoleGrants;

/// <summary>Identifies a grant of a role.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<RoleGrantId>))]
internal readonly record struct RoleGrantId(Guid Value) : IIdentifier<RoleGrantId>
{
    public static RoleGrantId New() => new(Guid.CreateVersion7());

    public static RoleGrantId From(Guid value) => new(value);
}

/// <summary>That a person holds a role in an organisation, for a time, on all of its call-offs or on one.</summary>
internal sealed class RoleGrant(
    RoleGrantId id, PersonId person, OrganisationId organisation, Role role, CallOffId? callOff, DateTimeOffset from, DateTimeOffset? until)
{
    public const int LongestReason = 2_000;

    public RoleGrantId Id { get; private init; } = id;

    public PersonId Person { get; private init; } = person;

    public OrganisationId Organisation { get; private init; } = organisation;

    /// <summary>One role.</summary>
    public Role Role { get; private init; } = role;

    /// <summary>The one call-off that the role is held on; null for all.</summary>
    public CallOffId? CallOff { get; private init; } = callOff;

    public DateTimeOffset From { get; private init; } = from;

    /// <summary>From this instant on it does not hold any more; null for a role without an end.</summary>
    public DateTimeOffset? Until { get; private init; } = until;

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBecause { get; private set; }

    public bool HoldsAt(DateTimeOffset now) => From <= now && (Until is null || now < Until) && (EndedAt is null || now < EndedAt);

    public Outcome End(string reason, DateTimeOffset now)
    {
        if (EndedAt is { } ended)
            return new Refusal("role-ended", $"This role ended at {ended:O}.");
        if (Until <= now)
            return new Refusal("role-ended", $"This role ended at {Until:O}.");
        (EndedAt, EndedBecause) = (now, reason);
        return Outcome.Done;
    }
}
