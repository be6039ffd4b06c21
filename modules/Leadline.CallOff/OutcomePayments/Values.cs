using Leadline.Modularity.Api;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>What every measured value must be: so that plugins can reckon with it, and that it reads the same everywhere.</summary>
internal static class Values
{
    private const decimal Most = 1_000_000_000_000m;
    private const int MostPlaces = 6;

    internal static Fault? Fault(string pointer, decimal value)
    {
        if (Math.Abs(value) > Most)
            return new Fault(pointer, "value-out-of-range", $"A value here is from {-Most:N0} to {Most:N0}.");
        return decimal.Round(value, MostPlaces) == value ? null : new Fault(pointer, "value-too-fine", $"A value here has at most {MostPlaces} decimal places.");
    }
}
