using Leadline.Primitives;

namespace Leadline.CallOff.Contracts;

/// <summary>The value of a whole contract out of its value for one year, for whoever awards it and whoever counts it.</summary>
public static class ContractValue
{
    private const int MonthsOfYear = 12;

    /// <summary>The length in months; a month that is begun counts.</summary>
    /// <param name="from">The contract's first day.</param>
    /// <param name="to">Its last day.</param>
    public static int Months(DateOnly from, DateOnly to)
    {
        var end = to.AddDays(1);
        var months = ((end.Year - from.Year) * MonthsOfYear) + end.Month - from.Month;
        return from.AddMonths(months) < end ? months + 1 : months;
    }

    /// <summary>A twelfth of a year's value for each month, rounded once, away from nought: by less than a penny too much, so that no ceiling is exceeded by rounding.</summary>
    /// <param name="annualValue">The value for one year, net of VAT.</param>
    /// <param name="from">The contract's first day.</param>
    /// <param name="to">Its last day.</param>
    public static Money Whole(Money annualValue, DateOnly from, DateOnly to)
    {
        var exact = (decimal)annualValue.Pence * Months(from, to) / MonthsOfYear;
        return new Money((long)(exact < 0 ? Math.Floor(exact) : Math.Ceiling(exact)));
    }
}
