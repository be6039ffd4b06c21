using Leadline.Primitives;
using Leadline.Sdk;

namespace Harrowdene.PracticeIT;

/// <summary>What a buyer is told while filling in the form: what we can't serve, and practices that can't be right.</summary>
public sealed class DeskRules : IRequirementCheck
{
    /// <inheritdoc/>
    public Findings Validate(Requirement requirement) => new()
    {
        All = Capacity.Faults(requirement).Concat(Practices(requirement)).ToList(),
    };

    /// <summary>Practices with a code that is none or stands twice, and practices with nothing to look after.</summary>
    internal static IEnumerable<Finding> Practices(Requirement requirement)
    {
        // A check has at most 1,000 findings; beyond our capacity the rows do not matter any more.
        var seen = new HashSet<string>();
        var row = 0;
        foreach (var practice in requirement.Rows("practices").Take(Capacity.MostPractices))
        {
            row++;
            var code = practice.Text("code") ?? "";
            if (code.Length > 0 && !OdsCode.TryParse(code, out _))
                yield return Found(Severity.Fault, "practice-code", "This is no ODS code, such as A81001.", $"practices/{row}/code");
            else if (code.Length > 0 && !seen.Add(code))
                yield return Found(Severity.Fault, "practice-twice", $"The practice {code} stands in the table twice, and would be charged twice.", $"practices/{row}/code");
            if (practice.Number("devices") == 0)
                yield return Found(Severity.Warning, "practice-without-devices", "There is no device here, and the practice is charged all the same.", $"practices/{row}/devices");
        }
    }

    private static Finding Found(Severity severity, string code, string message, string place) => new() { Severity = severity, Code = code, Message = message, Place = place };
}
