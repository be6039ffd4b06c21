using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Accreditation.Tenders;

/// <summary>A tender to join one lot of a framework agreement, before the authority has decided and after.</summary>
internal enum TenderState
{
    Submitted,
    Decided,

    /// <summary>Never decided: the authority withdrew the whole tender.</summary>
    Lapsed,
}

/// <summary>Identifies a tender to join.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<TenderId>))]
internal readonly record struct TenderId(Guid Value) : IIdentifier<TenderId>
{
    public static TenderId New() => new(Guid.CreateVersion7());

    public static TenderId From(Guid value) => new(value);
}

/// <summary>What was decided on one service line of a tender. A decision without its reason can't be made.</summary>
internal sealed record LineDecision(string ServiceLine, bool Accredited, string Reason);

/// <summary>A supplier's bid to join a lot of a framework agreement, for some of its service lines.</summary>
internal sealed class Tender(
    TenderId id, FrameworkId frameworkId, string lotNumber, OrganisationId supplier, List<string> serviceLines, string statement,
    DateTimeOffset submittedAt)
{
    public const int LongestStatement = 20_000;
    public const int LongestReason = 4_000;

    public TenderId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Supplier { get; private init; } = supplier;

    public List<string> ServiceLines { get; private init; } = serviceLines;

    /// <summary>Why the supplier should be accredited, in its own words.</summary>
    public string Statement { get; private init; } = statement;

    public DateTimeOffset SubmittedAt { get; private init; } = submittedAt;

    /// <summary>The terms that it was made on, each by the first version of the framework agreement that has them.</summary>
    public List<int> MadeOn { get; init; } = [];

    public TenderState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public List<LineDecision> Decisions { get; private init; } = [];

    /// <summary>The authority has withdrawn its tender for the agreement: nothing is decided any more.</summary>
    public void Lapse() => State = TenderState.Lapsed;

    /// <summary>Decides on every line of the tender, once.</summary>
    /// <returns>The lines that are accredited.</returns>
    public Outcome<IReadOnlyList<string>> Decide(IReadOnlyList<LineDecision> decisions, DateTimeOffset now)
    {
        if (State == TenderState.Lapsed)
            return new Refusal("tender-lapsed", "The authority withdrew its tender for the agreement, so nothing is decided on this one.");
        if (State == TenderState.Decided)
            return new Refusal("tender-decided", "This tender was decided already; a decision stands until it is appealed.");
        var missing = ServiceLines.Except(decisions.Select(d => d.ServiceLine), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            return new Refusal("decision-incomplete", $"Decide on every service line tendered for; missing: {string.Join(", ", missing)}.", "/decisions");
        if (decisions.FirstOrDefault(d => !ServiceLines.Contains(d.ServiceLine)) is { } extra)
            return new Refusal("line-not-tendered", $"The supplier did not tender for service line {extra.ServiceLine}.", "/decisions");

        Decisions.AddRange(decisions);
        State = TenderState.Decided;
        DecidedAt = now;
        return new Outcome<IReadOnlyList<string>>([.. decisions.Where(d => d.Accredited).Select(d => d.ServiceLine)]);
    }
}
