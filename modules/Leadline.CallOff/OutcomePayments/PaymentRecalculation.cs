using System.Text.Json.Serialization;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Record;
using Leadline.Primitives;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>Identifies a second calculation.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<RecalculationId>))]
internal readonly record struct RecalculationId(Guid Value) : IIdentifier<RecalculationId>
{
    public static RecalculationId New() => new(Guid.CreateVersion7());

    public static RecalculationId From(Guid value) => new(value);
}

/// <summary>A second calculation of a payment, made by another worker from the kept record of the first. Written once and never changed.</summary>
/// <param name="id">Names it.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="callOffId">The contract.</param>
/// <param name="reportId">The report whose payment it is.</param>
/// <param name="callId">The record of the first calculation.</param>
/// <param name="call">The record of this one, in the SDK's JSON.</param>
/// <param name="hash">SHA-256 of that JSON, which the audit entry names.</param>
/// <param name="isSame">Whether the same bytes came.</param>
/// <param name="differences">All that is other than in the first, by name, with commas between.</param>
/// <param name="madeAt">When, in UTC.</param>
internal sealed class PaymentRecalculation(
    RecalculationId id, FrameworkId frameworkId, CallOffId callOffId, OutcomeReportId reportId, PluginCallId callId, string call, string hash, bool isSame, string differences,
    DateTimeOffset madeAt) : IFact
{
    public RecalculationId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public OutcomeReportId ReportId { get; private init; } = reportId;

    public PluginCallId CallId { get; private init; } = callId;

    public string Call { get; private init; } = call;

    public string Hash { get; private init; } = hash;

    public bool IsSame { get; private init; } = isSame;

    public string Differences { get; private init; } = differences;

    public DateTimeOffset MadeAt { get; private init; } = madeAt;

    /// <summary>What came of making a call again.</summary>
    /// <exception cref="InvalidOperationException">It came to no end, so that there is nothing to compare.</exception>
    internal static PaymentRecalculation Of(OutcomePayment payment, KeptPluginCall first, PluginReplay again, DateTimeOffset now)
    {
        var call = SdkJson.Text(again.Answer.Record ?? throw new InvalidOperationException($"The second calculation of {payment.Id.Value} came to no end."));
        return new PaymentRecalculation(RecalculationId.New(), payment.FrameworkId, payment.CallOffId, payment.Id, first.Id, call, Hashes.Of(call),
            IsTheSame(again), string.Join(", ", again.Differences), now);
    }

    // Steps are counted in code as it was rewritten: those of another rewriting may be more or fewer, and the same bytes come all the same.
    private static bool IsTheSame(PluginReplay again) => !again.Differences.Any(d =>
        d is PluginDifference.Output or PluginDifference.Verdict || (d is PluginDifference.Steps && !again.Differences.Contains(PluginDifference.Counted)));
}
