namespace Leadline.Sdk.Testing;

/// <summary>The questions that plugins answer, a method for each operation.</summary>
/// <remarks>Each throws <see cref="PluginFailedException"/> where there is no answer that a host would take.</remarks>
public static class PluginQuestions
{
    /// <summary>Asks a service line what it offers: <see cref="IServiceLine.Describe"/>.</summary>
    public static PluginAnswer<ServiceLineDescription> Describe(this PluginRunner plugin, ServiceLineScope scope) => plugin.Ask<ServiceLineDescription>("service-line/describe", scope);

    /// <summary>Asks a service line for a price: <see cref="IServiceLine.Quote"/>.</summary>
    public static PluginAnswer<Quote> Quote(this PluginRunner plugin, QuoteRequest request) => plugin.Ask<Quote>("service-line/quote", request);

    /// <summary>Asks for the supplier's judgement of a requirement: <see cref="IRequirementCheck.Validate"/>.</summary>
    public static PluginAnswer<Findings> Validate(this PluginRunner plugin, Requirement requirement) => plugin.Ask<Findings>("requirement-check/validate", requirement);

    /// <summary>Asks which outcomes would be measured: <see cref="IOutcomePayment.Measures"/>.</summary>
    public static PluginAnswer<OutcomeMeasures> Measures(this PluginRunner plugin, Requirement requirement) => plugin.Ask<OutcomeMeasures>("outcome-payment/measures", requirement);

    /// <summary>Asks what is owed for a period: <see cref="IOutcomePayment.PaymentDue"/>.</summary>
    public static PluginAnswer<PaymentDue> PaymentDue(this PluginRunner plugin, MeasuredPeriod period) => plugin.Ask<PaymentDue>("outcome-payment/payment-due", period);

    /// <summary>Has a batch of a supplier's file read: <see cref="IReturnFormat.Read"/>.</summary>
    public static PluginAnswer<ReturnRows> Read(this PluginRunner plugin, ReturnBatch batch) => plugin.Ask<ReturnRows>("return-format/read", batch);

    /// <summary>Has a published record written in a standard: <see cref="IDocumentExporter.Export"/>.</summary>
    public static PluginAnswer<ExportedDocument> Export(this PluginRunner plugin, PublishedRecord published) => plugin.Ask<ExportedDocument>("document-exporter/export", published);

    /// <summary>Has evidence judged: <see cref="IEvidenceCheck.Judge"/>.</summary>
    public static PluginAnswer<Findings> Judge(this PluginRunner plugin, EvidenceDocument evidence) => plugin.Ask<Findings>("evidence-check/judge", evidence);

    /// <summary>Has prices scored: <see cref="IPriceScore.Score"/>.</summary>
    public static PluginAnswer<PriceScores> Score(this PluginRunner plugin, BidPrices prices) => plugin.Ask<PriceScores>("price-score/score", prices);

    private static PluginAnswer<TOutput> Ask<TOutput>(this PluginRunner plugin, string operation, object input)
        where TOutput : class =>
        plugin.Call<TOutput>(ExtensionPoints.FindOperation(operation) ?? throw new InvalidOperationException($"This SDK has no operation {operation}."), input);
}
