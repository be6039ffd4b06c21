using Leadline.Modularity.Api;

namespace Leadline.CallOff.Extensions;

/// <summary>By how many months a contract may be extended, all extensions together. It is a term of the contract, and so stated before anybody bids or quotes.</summary>
internal static class ExtensionTerm
{
    public const int MostMonths = 120;

    internal static Fault? Fault(int months) => months is < 0 or > MostMonths
        ? new Fault("/extensionMonths", "extension-out-of-range", $"A contract may be extended by 0 to {MostMonths} months in all, not by {months}.")
        : null;

    /// <summary>
    /// The last day of a term that is so many whole months longer. Where the term is whole months from its first day, they are all counted from there; else from the
    /// day after it, so that a term to the end of one month is extended to the end of another.
    /// </summary>
    internal static DateOnly LastDay(DateOnly starts, DateOnly stated, int months)
    {
        var after = stated.AddDays(1);
        var whole = ((after.Year - starts.Year) * 12) + after.Month - starts.Month;
        return (starts.AddMonths(whole) == after ? starts.AddMonths(whole + months) : after.AddMonths(months)).AddDays(-1);
    }
}
