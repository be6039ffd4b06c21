using System.Text.Json.Serialization;
using Leadline.Modularity.Record;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>Identifies a report of results, and the payment that is due for it.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<OutcomeReportId>))]
internal readonly record struct OutcomeReportId(Guid Value) : IIdentifier<OutcomeReportId>
{
    public static OutcomeReportId New() => new(Guid.CreateVersion7());

    public static OutcomeReportId From(Guid value) => new(value);
}

/// <summary>What a supplier reported for one period of a contract. Written once and never changed: a correction is another report.</summary>
/// <param name="id">Names it.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="callOffId">The contract.</param>
/// <param name="number">Its place among the contract's reports, from 1.</param>
/// <param name="from">The first day of the period.</param>
/// <param name="to">The last day.</param>
/// <param name="document">The document that the plugin is handed, in the SDK's JSON: the terms and the results.</param>
/// <param name="hash">SHA-256 of that JSON, which the audit entry of the report names.</param>
/// <param name="supersedes">The report that it corrects; null for none.</param>
/// <param name="correctedBecause">Why; null for none.</param>
/// <param name="reportedAt">When, in UTC.</param>
internal sealed class OutcomeReport(
    OutcomeReportId id, FrameworkId frameworkId, CallOffId callOffId, int number, DateOnly from, DateOnly to, string document, string hash, OutcomeReportId? supersedes,
    string? correctedBecause, DateTimeOffset reportedAt) : IFact
{
    public OutcomeReportId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public int Number { get; private init; } = number;

    public DateOnly From { get; private init; } = from;

    public DateOnly To { get; private init; } = to;

    public string Document { get; private init; } = document;

    public string Hash { get; private init; } = hash;

    public OutcomeReportId? Supersedes { get; private init; } = supersedes;

    public string? CorrectedBecause { get; private init; } = correctedBecause;

    public DateTimeOffset ReportedAt { get; private init; } = reportedAt;

    public MeasuredPeriod Period => SdkJson.Read<MeasuredPeriod>(Document);

    /// <summary>Whether the report is still what was kept.</summary>
    public bool IsWhole => Hashes.Of(Document) == Hash;
}
