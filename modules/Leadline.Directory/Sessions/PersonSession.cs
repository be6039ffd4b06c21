using System.Text.Json.Serialization;
using Leadline.Directory.Delegations;
using Leadline.Directory.People;
using Leadline.Primitives;

namespace Leadline.Directory.Sessions;

/// <summary>Identifies a person's session.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonSessionId>))]
internal readonly record struct PersonSessionId(Guid Value) : IIdentifier<PersonSessionId>
{
    public static PersonSessionId New() => new(Guid.CreateVersion7());

    public static PersonSessionId From(Guid value) => new(value);
}

/// <summary>
/// That a person has signed in somewhere, until it signs out, rests too long, or somebody ends it. Whoever shows its token is the person;
/// only the token's hash is kept.
/// </summary>
internal sealed class PersonSession(
    PersonSessionId id, PersonId person, string hash, bool secondFactor, string device, DateTimeOffset startedAt)
{
    public const int LongestDevice = 200;

    /// <summary>However busy, a person signs in anew after this.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Left alone for this long, it ends.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);

    /// <summary>How often it is noted that it is in use: less often than each request, which would be a write each.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    public PersonSessionId Id { get; private init; } = id;

    public PersonId Person { get; private init; } = person;

    /// <summary>Of the token.</summary>
    public string Hash { get; private set; } = hash;

    /// <summary>Whether a second factor was shown.</summary>
    public bool SecondFactor { get; private set; } = secondFactor;

    /// <summary>What the browser or program calls itself, for the person to recognise it by.</summary>
    public string Device { get; private init; } = device;

    public DateTimeOffset StartedAt { get; private init; } = startedAt;

    public DateTimeOffset SeenAt { get; private set; } = startedAt;

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The organisation that the person acts for; null for none.</summary>
    public OrganisationId? Organisation { get; private set; }

    /// <summary>By which delegation, where it is not one of the person's own.</summary>
    public DelegationId? Delegation { get; private set; }

    public bool IsInForce(DateTimeOffset now) => EndedAt is null && now < StartedAt + Life && now < SeenAt + Rest;

    public bool IsToBeNoted(DateTimeOffset now) => now >= SeenAt + NotedEvery;

    public void ActFor(OrganisationId? organisation, DelegationId? delegation) => (Organisation, Delegation) = (organisation, delegation);

    /// <summary>Raises it to a session with a second factor. The token changes: whoever knew the former one does not rise with it.</summary>
    public void Strengthen(string hash) => (Hash, SecondFactor) = (hash, true);

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>An attempt to sign in that has not been shown to be good; a few of them close the door for a while.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="Door">What was tried: a hash of the address, whether somebody has it or not.</param>
/// <param name="At">When.</param>
internal sealed record SignInAttempt(Guid Id, string Door, DateTimeOffset At);
