using Leadline.Primitives;
using Leadline.Sdk;

namespace Company.ServiceLine;

/// <summary>What a buyer is told while filling in the form, beyond the limits of the form itself.</summary>
public sealed class RequirementRules : IRequirementCheck
{
    private const int DaysToMobilise = 28;

    /// <inheritdoc/>
    public Findings Validate(Requirement requirement)
    {
        var findings = new List<Finding>();
        var practices = requirement.Rows("practices");
        if (practices.Count > PracticeSupport.MostPractices)
            findings.Add(Fault("practices-too-many", $"We serve at most {PracticeSupport.MostPractices} practices under one contract.", "practices"));

        // A document has at most 1,000 findings: no more is said than a person would read.
        var seen = new HashSet<string>();
        var row = 0;
        foreach (var practice in practices.Take(PracticeSupport.MostPractices))
        {
            row++;
            if (practice.Text("code") is not { } code)
                continue;
            if (!OdsCode.TryParse(code, out _))
                findings.Add(Fault("practice-code", "This is no ODS code, such as A81001.", $"practices/{row}/code"));
            else if (!seen.Add(code))
                findings.Add(Fault("practice-twice", $"The practice {code} stands in the table twice.", $"practices/{row}/code"));
        }

        if (requirement.Day("handover") is { } handover && requirement.StartsOn.DayNumber - handover.DayNumber < DaysToMobilise)
            findings.Add(new Finding { Severity = Severity.Warning, Code = "mobilisation-short", Message = $"We need {DaysToMobilise} days from handover to start.", Place = "handover" });
        return new Findings { All = findings };
    }

    private static Finding Fault(string code, string message, string place) => new() { Severity = Severity.Fault, Code = code, Message = message, Place = place };
}
