using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Choices;

/// <summary>Identifies a need.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<NeedId>))]
internal readonly record struct NeedId(Guid Value) : IIdentifier<NeedId>
{
    public static NeedId New() => new(Guid.CreateVersion7());

    public static NeedId From(Guid value) => new(value);
}

/// <summary>Identifies a record of a choice.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ChoiceRecordId>))]
internal readonly record struct ChoiceRecordId(Guid Value) : IIdentifier<ChoiceRecordId>
{
    public static ChoiceRecordId New() => new(Guid.CreateVersion7());

    public static ChoiceRecordId From(Guid value) => new(value);
}

/// <summary>What a buyer needs, before it is decided how it is bought. It never changes: another need is stated anew.</summary>
internal sealed class Need(
    NeedId id, OrganisationId buyer, string title, FrameworkId? frameworkId, string? serviceLine, Money expectedValue, DateOnly startsOn, int termMonths, string purpose,
    DateTimeOffset statedAt, Guid? statedBy)
{
    public const int LongestTitle = 200, LongestPurpose = 10_000, LongestTerm = 240;

    public NeedId Id { get; private init; } = id;

    public OrganisationId Buyer { get; private init; } = buyer;

    public string Title { get; private init; } = title;

    /// <summary>The framework agreement whose service line it is about; null where the buyer names none.</summary>
    public FrameworkId? FrameworkId { get; private init; } = frameworkId;

    /// <summary>The code of the service line; null where the buyer names none.</summary>
    public string? ServiceLine { get; private init; } = serviceLine;

    /// <summary>Over the whole term, without VAT.</summary>
    public Money ExpectedValue { get; private init; } = expectedValue;

    public DateOnly StartsOn { get; private init; } = startsOn;

    public int TermMonths { get; private init; } = termMonths;

    public string Purpose { get; private init; } = purpose;

    public DateTimeOffset StatedAt { get; private init; } = statedAt;

    public Guid? StatedBy { get; private init; } = statedBy;
}

/// <summary>Which choice a buyer took, and why, with all that it was shown then. It never changes: a later one stands beside it.</summary>
internal sealed class ChoiceRecord(
    ChoiceRecordId id, NeedId needId, OrganisationId buyer, FrameworkId? frameworkId, string choice, ChoiceKind kind, string reason, string shown, DateTimeOffset takenAt, Guid? takenBy)
{
    public const int LongestReason = 10_000;

    public ChoiceRecordId Id { get; private init; } = id;

    public NeedId NeedId { get; private init; } = needId;

    public OrganisationId Buyer { get; private init; } = buyer;

    /// <summary>The framework agreement that is to be used; else the one that the need names, whose authority oversees the choice.</summary>
    public FrameworkId? FrameworkId { get; private init; } = frameworkId;

    /// <summary>The choice's key among those that were shown.</summary>
    public string Choice { get; private init; } = choice;

    public ChoiceKind Kind { get; private init; } = kind;

    public string Reason { get; private init; } = reason;

    /// <summary>All choices as they were shown, as JSON: also those that were not available, with the reasons.</summary>
    public string Shown { get; private init; } = shown;

    public DateTimeOffset TakenAt { get; private init; } = takenAt;

    public Guid? TakenBy { get; private init; } = takenBy;
}
