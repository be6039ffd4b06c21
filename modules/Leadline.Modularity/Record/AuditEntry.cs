namespace Leadline.Modularity.Record;

/// <summary>One act that changed state: written in the act's own transaction, never changed afterwards.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="At">When, by the injected clock.</param>
/// <param name="Organisation">For which organisation; null for the operator of the installation.</param>
/// <param name="Credential">With which credential, by its identifier.</param>
/// <param name="Capacity">In which capacities the caller came.</param>
/// <param name="Act">The use case in kebab case.</param>
/// <param name="Subject">What was acted on.</param>
/// <param name="Detail">What changed.</param>
internal sealed record AuditEntry(
    Guid Id, DateTimeOffset At, Guid? Organisation, Guid? Credential, string Capacity, string Act, Guid Subject, string Detail);
