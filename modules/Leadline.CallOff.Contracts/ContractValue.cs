using Leadline.Primitives;

namespace Leadline.CallOff.Contracts;

/// <summary>The value of a contract over its length, for whoever awards it and whoever counts it.</summary>
/// <param name="OfOneYear">The value for one year, net of VAT.</param>
/// <param name="From">The contract's first day.</param>
/// <param name="To">Its last day.</param>
public sealed record ContractValue(Money OfOneYear, DateOnly From, DateOnly To)
{
    private const int MonthsOfYear = 12;

    /// <summary>The length in months; a month that is begun counts.</summary>
    public int Months
    {
        get
        {
            var end = To.AddDays(1);
            var months = ((end.Year - From.Year) * MonthsOfYear) + end.Month - From.Month;
            return From.AddMonths(months) < end ? months + 1 : months;
        }
    }

    /// <summary>A twelfth of a year's value for each month, rounded once, away from nought: by less than a penny too much, so that no ceiling is exceeded by rounding.</summary>
    public Money Whole
    {
        get
        {
            var exact = (decimal)OfOneYear.Pence * Months / MonthsOfYear;
            return new Money((long)(exact < 0 ? Math.Floor(exact) : Math.Ceiling(exact)));
        }
    }
}
