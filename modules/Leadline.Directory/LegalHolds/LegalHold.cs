using System.Text.Json.Serialization;
using Leadline.Directory.People;
using Leadline.Primitives;

namespace Leadline.Directory.LegalHolds;

/// <summary>Identifies a legal hold.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<LegalHoldId>))]
internal readonly record struct LegalHoldId(Guid Value) : IIdentifier<LegalHoldId>
{
    public static LegalHoldId New() => new(Guid.CreateVersion7());

    public static LegalHoldId From(Guid value) => new(value);
}

/// <summary>
/// That what is held on a person may be needed in a matter: a claim, an inquiry, a request for information. While it stands nothing on the
/// person is erased, whoever asks and however old it is. Several matters have a hold each.
/// </summary>
internal sealed class LegalHold(LegalHoldId id, PersonId person, string matter, string reason, DateTimeOffset placedAt)
{
    public const int LongestMatter = 200;
    public const int LongestReason = 2_000;

    public LegalHoldId Id { get; private init; } = id;

    public PersonId Person { get; private init; } = person;

    /// <summary>The reference of the matter, such as a claim number.</summary>
    public string Matter { get; private init; } = matter;

    public string Reason { get; private init; } = reason;

    public DateTimeOffset PlacedAt { get; private init; } = placedAt;

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBecause { get; private set; }

    public Outcome Lift(string reason, DateTimeOffset now)
    {
        if (LiftedAt is { } lifted)
            return new Refusal("hold-lifted", $"This hold was lifted at {lifted:O}.");
        (LiftedAt, LiftedBecause) = (now, reason);
        return Outcome.Done;
    }
}
