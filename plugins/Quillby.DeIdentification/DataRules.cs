using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>What a buyer is told while filling in the form. Each fault is also why we would not quote.</summary>
public sealed class DataRules : IRequirementCheck
{
    private const int MostRecords = 400_000_000;
    private const int MostFreeText = 5_000_000;
    private const int MostRecipients = 60;
    private const int MostRequests = 3_000;
    private const int MostRequestsWithinAnHour = 500;
    private const int DaysToSetUp = 30;
    private const int DaysForEachDataSet = 5;
    private const int MostRowsRead = 100; // a check has at most 1,000 findings

    /// <inheritdoc/>
    public Findings Validate(Requirement requirement) => new() { All = Faults(requirement).ToList() };

    /// <summary>Why we would not quote; nothing where we would.</summary>
    internal static IEnumerable<Finding> Faults(Requirement requirement) =>
        Volumes(requirement).Concat(Twice(requirement)).Concat(ReIdentification(requirement)).Concat(Time(requirement));

    private static IEnumerable<Finding> Volumes(Requirement requirement)
    {
        var volume = Volume.Of(requirement);
        if (volume.Records > MostRecords)
            yield return Fault("records-too-many", $"We take at most {MostRecords} records a month.", "data-sets");
        if (volume.FreeTextRecords > MostFreeText)
            yield return Fault("free-text-too-much", $"We find identities in free text for at most {MostFreeText} records a month.", "data-sets");
        if (requirement.Number("recipients") > MostRecipients)
            yield return Fault("recipients-too-many", $"We keep pseudonyms for at most {MostRecipients} organisations.", "recipients");
    }

    private static IEnumerable<Finding> Twice(Requirement requirement)
    {
        var seen = new HashSet<string>();
        var row = 0;
        foreach (var set in requirement.Rows("data-sets").Take(MostRowsRead))
        {
            row++;
            if (set.Text("name") is { } name && !seen.Add(name.Trim()))
                yield return Fault("data-set-twice", "An earlier data set has this name: deliveries could not be told apart.", $"data-sets/{row}/name");
        }
    }

    private static IEnumerable<Finding> ReIdentification(Requirement requirement)
    {
        var outputs = requirement.Choices("outputs");
        if (requirement.IsYes("re-identification") && outputs.Count > 0 && !outputs.Contains("pseudonymised"))
            yield return Fault("nothing-to-re-identify", "Patients are re-identified by their pseudonyms, and no output has any.", "outputs");
        var requests = requirement.Number("re-identification-requests") ?? 0;
        if (requests > MostRequests)
            yield return Fault("requests-too-many", $"We answer at most {MostRequests} requests a month.", "re-identification-requests");
        else if (requests > MostRequestsWithinAnHour && requirement.Choices("re-identification-time").Contains("one-hour"))
            yield return Fault("requests-too-many-for-an-hour", $"Within an hour we answer at most {MostRequestsWithinAnHour} requests a month.", "re-identification-time");
    }

    private static IEnumerable<Finding> Time(Requirement requirement)
    {
        var needed = DaysToSetUp + (DaysForEachDataSet * requirement.Rows("data-sets").Count);
        if (requirement.Day("go-live") is { } day && day.DayNumber - requirement.StartsOn.DayNumber < needed)
            yield return Fault("go-live-too-soon", $"The first data set is handed over {needed} days after the service begins at the earliest: {DaysToSetUp}, and {DaysForEachDataSet} for each data set.", "go-live");
    }

    private static Finding Fault(string code, string message, string place) => new() { Severity = Severity.Fault, Code = code, Message = message, Place = place };
}
