using System.Text.Json.Serialization;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Directory.AccessRequests;

/// <summary>Identifies a request for roles.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<AccessRequestId>))]
internal readonly record struct AccessRequestId(Guid Value) : IIdentifier<AccessRequestId>
{
    public static AccessRequestId New() => new(Guid.CreateVersion7());

    public static AccessRequestId From(Guid value) => new(value);
}

/// <summary>Where a request for roles stands.</summary>
internal enum AccessRequestState
{
    Waiting,
    Approved,
    Refused,
}

/// <summary>A person asks for roles in an organisation; an administrator of it decides, and never on a request of its own.</summary>
internal sealed class AccessRequest(AccessRequestId id, PersonId person, OrganisationId organisation, Role roles, string reason, DateTimeOffset requestedAt)
{
    public const int LongestReason = 2_000;

    public AccessRequestId Id { get; private init; } = id;

    public PersonId Person { get; private init; } = person;

    public OrganisationId Organisation { get; private init; } = organisation;

    public Role Roles { get; private init; } = roles;

    /// <summary>In the person's own words, so that it can be erased: the record does not hold it.</summary>
    public string Reason { get; private set; } = reason;

    public DateTimeOffset RequestedAt { get; private init; } = requestedAt;

    public AccessRequestState State { get; private set; } = AccessRequestState.Waiting;

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedBecause { get; private set; }

    public Outcome Decide(bool approve, string reason, Guid? decider, DateTimeOffset now)
    {
        if (DecidedAt is { } decided)
            return new Refusal("request-decided", $"This request was decided at {decided:O}.");
        if (decider == Person.Value)
            return new Refusal("own-request", "Whoever raises a request does not approve it: another administrator decides.");
        (State, DecidedAt, DecidedBecause) = (approve ? AccessRequestState.Approved : AccessRequestState.Refused, now, reason);
        return Outcome.Done;
    }

    /// <summary>Takes the person's own words out.</summary>
    public void EraseReason() => Reason = "";
}
