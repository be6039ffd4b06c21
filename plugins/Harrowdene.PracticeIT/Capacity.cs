using Leadline.Sdk;

namespace Harrowdene.PracticeIT;

/// <summary>What our engineers can do. Said to the buyer while the form is filled in, and held when it comes to a quote.</summary>
internal static class Capacity
{
    internal const int MostPractices = 250;
    internal const int MostDevices = 15_000;
    internal const int MostPracticesWithinAnHour = 120;
    internal const int MostOnSiteDays = 60;

    private const int DaysToMobilise = 28;
    private const int TakenOverInADay = 5;

    /// <summary>Why we would not quote; nothing where we would.</summary>
    internal static IEnumerable<Finding> Faults(Requirement requirement)
    {
        var estate = Estate.Of(requirement);
        if (estate.Practices > MostPractices)
            yield return Fault("practices-too-many", $"We serve at most {MostPractices} practices under one contract.", "practices");
        if (estate.Devices > MostDevices)
            yield return Fault("devices-too-many", $"We look after at most {MostDevices} devices under one contract.", "practices");
        if (estate.Practices > MostPracticesWithinAnHour && requirement.Choices("response").Contains("one-hour"))
            yield return Fault("response-too-short", $"We begin work within an hour for at most {MostPracticesWithinAnHour} practices.", "response");
        if (requirement.Number("on-site-days") > MostOnSiteDays)
            yield return Fault("on-site-too-many", $"We have engineers for at most {MostOnSiteDays} days on site in a month.", "on-site-days");
        if (requirement.Number("own-old-devices") > estate.Devices)
            yield return Fault("old-devices-too-many", "There are more old devices than devices in the table of practices.", "own-old-devices");
        if (requirement.Day("handover") is { } handover && requirement.StartsOn.DayNumber - handover.DayNumber < DaysToMobilise + Waves(estate.TakenOver))
            yield return Fault("mobilisation-short", $"From handover to the first day of service we need {DaysToMobilise + Waves(estate.TakenOver)} days: {DaysToMobilise}, and one for every {TakenOverInADay} practices taken over.", "handover");
    }

    private static int Waves(int takenOver) => (takenOver + TakenOverInADay - 1) / TakenOverInADay;

    private static Finding Fault(string code, string message, string place) => new() { Severity = Severity.Fault, Code = code, Message = message, Place = place };
}
