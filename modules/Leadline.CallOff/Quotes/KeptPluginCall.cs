using System.Text.Json.Serialization;
using Leadline.CallOff.OutcomePayments;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Record;
using Leadline.Primitives;

namespace Leadline.CallOff.Quotes;

/// <summary>Identifies the record of a call of a plugin.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PluginCallId>))]
internal readonly record struct PluginCallId(Guid Value) : IIdentifier<PluginCallId>
{
    public static PluginCallId New() => new(Guid.CreateVersion7());

    public static PluginCallId From(Guid value) => new(value);
}

/// <summary>A call of a plugin that a quote, or a payment by outcome, rests on, whole, so that it can be made again. Written once and never changed.</summary>
/// <param name="id">Names it.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="callOffId">The direct award.</param>
/// <param name="quoteId">The quote that rests on it; of a payment, the one whose plugin the contract has fixed.</param>
/// <param name="plugin">The plugin's id.</param>
/// <param name="pluginVersion">Its version.</param>
/// <param name="operation">What was asked, such as <c>service-line/quote</c>.</param>
/// <param name="call">The record of the call, in the SDK's JSON.</param>
/// <param name="hash">SHA-256 of that JSON, which the audit entry of the quote or the payment names.</param>
/// <param name="keptAt">When, in UTC.</param>
internal sealed class KeptPluginCall(
    PluginCallId id, FrameworkId frameworkId, CallOffId callOffId, QuoteId quoteId, string plugin, string pluginVersion, string operation, string call, string hash,
    DateTimeOffset keptAt) : IFact
{
    public PluginCallId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public QuoteId QuoteId { get; private init; } = quoteId;

    /// <summary>The report whose payment rests on it; null where it is not a payment's.</summary>
    public OutcomeReportId? ReportId { get; private init; }

    public string Plugin { get; private init; } = plugin;

    public string PluginVersion { get; private init; } = pluginVersion;

    public string Operation { get; private init; } = operation;

    public string Call { get; private init; } = call;

    public string Hash { get; private init; } = hash;

    public DateTimeOffset KeptAt { get; private init; } = keptAt;

    public PluginCallRecord Record => SdkJson.Read<PluginCallRecord>(Call);

    /// <summary>Whether the record is still what was kept.</summary>
    public bool IsWhole => Hashes.Of(Call) == Hash;

    internal static KeptPluginCall Of(SupplierQuote quote, PluginCallRecord record, DateTimeOffset now) =>
        Of(quote.FrameworkId, quote.CallOffId, quote.Id, null, record, now);

    /// <summary>A call by which a contract's measures were fixed or, with a report, a payment was worked out.</summary>
    internal static KeptPluginCall Of(PaymentFormula formula, OutcomeReportId? report, PluginCallRecord record, DateTimeOffset now) =>
        Of(formula.FrameworkId, formula.Id, formula.QuoteId, report, record, now);

    private static KeptPluginCall Of(
        FrameworkId frameworkId, CallOffId callOffId, QuoteId quoteId, OutcomeReportId? report, PluginCallRecord record, DateTimeOffset now)
    {
        var call = SdkJson.Text(record);
        return new KeptPluginCall(PluginCallId.New(), frameworkId, callOffId, quoteId, record.Plugin, record.Version, record.Operation, call, Hashes.Of(call), now) { ReportId = report };
    }
}
