namespace Leadline.Sdk;

/// <summary>Extension point <c>evidence-check</c>: judges a document that a supplier brings as evidence, such as a FHIR CapabilityStatement.</summary>
/// <remarks>
/// Published by the authority alone. How a call is made is as for <see cref="IServiceLine"/>. An exception leaves the evidence unjudged and
/// waiting, and names the plugin.
/// </remarks>
public interface IEvidenceCheck
{
    /// <summary>Judges one document. Wire name <c>evidence-check/judge</c>.</summary>
    /// <param name="document">The document, unpacked by the host.</param>
    /// <returns>What was found. The place is a JSON pointer (RFC 6901) into the tree, or <c>line 12</c> of a text.</returns>
    Findings Judge(EvidenceDocument document);
}
