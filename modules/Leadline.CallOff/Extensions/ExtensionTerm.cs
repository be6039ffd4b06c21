using Leadline.Modularity.Api;

namespace Leadline.CallOff.Extensions;

/// <summary>By how many months a contract may be extended, all extensions together. It is a term of the contract, and so stated before anybody bids or quotes.</summary>
internal static class ExtensionTerm
{
    public const int MostMonths = 120;

    internal static Fault? Fault(int months) => months is < 0 or > MostMonths
        ? new Fault("/extensionMonths", "extension-out-of-range", $"A contract may be extended by 0 to {MostMonths} months in all, not by {months}.")
        : null;

    /// <summary>The last day of a term that is so many whole months longer. Months are counted from the day after, so that a term to the end of one month is extended to the end of another.</summary>
    internal static DateOnly LastDay(DateOnly stated, int months) => stated.AddDays(1).AddMonths(months).AddDays(-1);
}
