using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>Money times a quantity.</summary>
public static class MoneyByQuantity
{
    /// <summary>The price of so many units, rounded to the penny, half a penny away from zero.</summary>
    /// <param name="price">The price of one.</param>
    /// <param name="quantity">How many; negative for what is given back.</param>
    /// <exception cref="OverflowException">The result does not fit in 64 bits of pence.</exception>
    public static Money Times(this Money price, decimal quantity) =>
        new((long)Math.Round(price.Pence * quantity, MidpointRounding.AwayFromZero));
}
