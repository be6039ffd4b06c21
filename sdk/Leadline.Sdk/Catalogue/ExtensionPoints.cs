namespace Leadline.Sdk;

/// <summary>All extension points there are. Manifests, the wire and records of calls use these names, which never change their meaning.</summary>
public static class ExtensionPoints
{
    /// <summary>A supplier's service on a lot: <see cref="IServiceLine"/>.</summary>
    public static ExtensionPoint ServiceLine { get; } = new("service-line", typeof(IServiceLine), PluginPublisher.SupplierOrAuthority,
        new Operation<IServiceLine, ServiceLineScope, ServiceLineDescription>("describe", (p, i) => p.Describe(i)),
        new Operation<IServiceLine, QuoteRequest, Quote>("quote", (p, i) => p.Quote(i)));

    /// <summary>A supplier's own rules on a requirement: <see cref="IRequirementCheck"/>.</summary>
    public static ExtensionPoint RequirementCheck { get; } = new("requirement-check", typeof(IRequirementCheck), PluginPublisher.SupplierOrAuthority,
        new Operation<IRequirementCheck, Requirement, Findings>("validate", (p, i) => p.Validate(i)));

    /// <summary>Payment by outcome: <see cref="IOutcomePayment"/>.</summary>
    public static ExtensionPoint OutcomePayment { get; } = new("outcome-payment", typeof(IOutcomePayment), PluginPublisher.SupplierOrAuthority,
        new Operation<IOutcomePayment, Requirement, OutcomeMeasures>("measures", (p, i) => p.Measures(i)),
        new Operation<IOutcomePayment, MeasuredPeriod, PaymentDue>("payment-due", (p, i) => p.PaymentDue(i)));

    /// <summary>A supplier's layout of returns: <see cref="IReturnFormat"/>.</summary>
    public static ExtensionPoint ReturnFormat { get; } = new("return-format", typeof(IReturnFormat), PluginPublisher.SupplierOrAuthority,
        new Operation<IReturnFormat, ReturnBatch, ReturnRows>("read", (p, i) => p.Read(i)));

    /// <summary>Documents of a named standard: <see cref="IDocumentExporter"/>.</summary>
    public static ExtensionPoint DocumentExporter { get; } = new("document-exporter", typeof(IDocumentExporter), PluginPublisher.Authority,
        new Operation<IDocumentExporter, PublishedRecord, ExportedDocument>("export", (p, i) => p.Export(i)));

    /// <summary>Judging evidence: <see cref="IEvidenceCheck"/>.</summary>
    public static ExtensionPoint EvidenceCheck { get; } = new("evidence-check", typeof(IEvidenceCheck), PluginPublisher.Authority,
        new Operation<IEvidenceCheck, EvidenceDocument, Findings>("judge", (p, i) => p.Judge(i)));

    /// <summary>A formula for the price: <see cref="IPriceScore"/>.</summary>
    public static ExtensionPoint PriceScore { get; } = new("price-score", typeof(IPriceScore), PluginPublisher.Authority,
        new Operation<IPriceScore, BidPrices, PriceScores>("score", (p, i) => p.Score(i)));

    /// <summary>Every extension point, in the order of the documentation.</summary>
    public static IReadOnlyList<ExtensionPoint> All { get; } =
        [ServiceLine, RequirementCheck, OutcomePayment, ReturnFormat, DocumentExporter, EvidenceCheck, PriceScore];

    /// <summary>The extension point with a name such as <c>service-line</c>, or null.</summary>
    public static ExtensionPoint? Find(string name)
    {
        foreach (var point in All)
        {
            if (point.Name == name)
                return point;
        }

        return null;
    }

    /// <summary>The operation with a name such as <c>service-line/quote</c>, or null.</summary>
    public static Operation? FindOperation(string name)
    {
        foreach (var point in All)
        {
            foreach (var operation in point.Operations)
            {
                if (operation.Name == name)
                    return operation;
            }
        }

        return null;
    }
}
