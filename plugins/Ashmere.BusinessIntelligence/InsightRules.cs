using Leadline.Sdk;

namespace Ashmere.BusinessIntelligence;

/// <summary>What a buyer is told while filling in the form. Each fault is also why we would not quote.</summary>
public sealed class InsightRules : IRequirementCheck
{
    private const int MostPatients = 6_000_000;
    private const int MostFeeds = 120;
    private const int DaysToFirstDashboard = 56;
    private const int MostPlacesRead = 100; // a check has at most 1,000 findings

    // What each score is worked out from; a score without it would be a guess.
    private static readonly (string Score, string Care, string Words)[] Needs =
    {
        ("emergency-admission", "hospital", "data of hospitals"),
        ("frailty", "primary", "data of practices"),
        ("long-term-conditions", "primary", "data of practices"),
        ("high-cost", "hospital", "data of hospitals"),
    };

    /// <inheritdoc/>
    public Findings Validate(Requirement requirement) => new() { All = Faults(requirement).Concat(Doubts(requirement)).ToList() };

    /// <summary>Why we would not quote; nothing where we would.</summary>
    internal static IEnumerable<Finding> Faults(Requirement requirement)
    {
        if (Population.Of(requirement).Patients > MostPatients)
            yield return Found(Severity.Fault, "population-too-large", $"We serve populations of up to {MostPatients} patients.", "populations");
        if (requirement.Rows("feeds").Count > MostFeeds)
            yield return Found(Severity.Fault, "feeds-too-many", $"We take in at most {MostFeeds} feeds.", "feeds");
        if (requirement.Number("direct-care-users") > requirement.Number("users"))
            yield return Found(Severity.Fault, "clinicians-too-many", "Clinicians who see identities are among the people who use the dashboards: there can't be more of them.", "direct-care-users");
        if (requirement.Day("go-live") is { } day && day.DayNumber - requirement.StartsOn.DayNumber < DaysToFirstDashboard)
            yield return Found(Severity.Fault, "go-live-too-soon", $"The first dashboard is in use {DaysToFirstDashboard} days after the service begins at the earliest.", "go-live");

        var chosen = requirement.Choices("risk-stratification");
        var cares = requirement.Rows("feeds").SelectMany(f => f.Choices("care")).ToHashSet();
        foreach (var (score, care, words) in Needs)
        {
            if (chosen.Contains(score) && !cares.Contains(care))
                yield return Found(Severity.Fault, "score-without-data", $"The score '{score}' is worked out from {words}, and no feed brings any.", "risk-stratification");
        }
    }

    private static IEnumerable<Finding> Doubts(Requirement requirement)
    {
        var seen = new HashSet<string>();
        var row = 0;
        foreach (var place in requirement.Rows("populations").Take(MostPlacesRead))
        {
            row++;
            if (place.Text("code") is { } code && !seen.Add(code))
                yield return Found(Severity.Warning, "place-twice", $"{code} stands in the table twice, and its patients are charged twice.", $"populations/{row}/code");
        }

        if (requirement.Choices("risk-stratification").Count > 0 && requirement.Rows("feeds").All(f => !f.Choices("refresh").Contains("daily")))
            yield return Found(Severity.Note, "scores-not-daily", "No feed comes daily: scores change when their data does.", "feeds");
    }

    private static Finding Found(Severity severity, string code, string message, string place) => new() { Severity = severity, Code = code, Message = message, Place = place };
}
