using Leadline.Primitives;

namespace Leadline.Modularity.Api;

/// <summary>What every amount of money from outside must be.</summary>
public static class Amounts
{
    /// <summary>A hundred thousand million pounds, in pence: more than any contract, and so little that no sum of amounts runs over.</summary>
    public const long MostPence = 10_000_000_000_000;

    /// <summary>What is wrong with an amount, if anything: it is beyond anything that is bought or paid.</summary>
    public static Fault? Fault(string pointer, Money amount) => amount.Pence is < -MostPence or > MostPence
        ? new Fault($"{pointer}/pence", "amount-out-of-range", $"An amount here is at most {new Money(MostPence)}; this is {amount}.")
        : null;
}
