using Leadline.Sdk;

namespace Leadline.Samples.Standards;

/// <summary>Judges whether a FHIR CapabilityStatement is one, and states a version of FHIR that the authority takes.</summary>
public sealed class StatesItsVersion : IEvidenceCheck
{
    private static readonly IReadOnlyList<string> Taken = ["4.0.1", "3.0.2"];

    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        if (document.Root?.Field("resourceType")?.Text != "CapabilityStatement")
            return One(Severity.Fault, "no-capability-statement", "The document is no FHIR CapabilityStatement.", "/resourceType");
        var version = document.Root.Field("fhirVersion")?.Text;
        return version is null ? One(Severity.Fault, "no-version", "The statement does not say which version of FHIR it is of.", "/fhirVersion")
            : Taken.Contains(version) ? Findings.None
            : One(Severity.Warning, "version-unusual", $"FHIR {version} is not among {string.Join(", ", Taken)}.", "/fhirVersion");
    }

    private static Findings One(Severity severity, string code, string message, string place) =>
        new() { All = [new Finding { Severity = severity, Code = code, Message = message, Place = place }] };
}
