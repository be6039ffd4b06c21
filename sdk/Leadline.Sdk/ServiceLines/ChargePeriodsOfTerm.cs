namespace Leadline.Sdk;

/// <summary>How often a price is charged in a term.</summary>
public static class ChargePeriodsOfTerm
{
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfYear = 12;

    /// <summary>The periods of a term: its months; its quarters or years, a begun one counted whole; 1 for what is charged once.</summary>
    /// <param name="per">How often the price is charged.</param>
    /// <param name="termMonths">The term in months, at least 1.</param>
    public static int PeriodsIn(this ChargePeriod per, int termMonths) => per switch
    {
        ChargePeriod.Month => termMonths,
        ChargePeriod.Quarter => Begun(termMonths, MonthsOfQuarter),
        ChargePeriod.Year => Begun(termMonths, MonthsOfYear),
        _ => 1,
    };

    private static int Begun(int months, int of) => (months + of - 1) / of;
}
