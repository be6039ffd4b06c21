using Leadline.Primitives;

namespace Leadline.Billing.Tests;

public class MoneyTests
{
    [Theory]
    [InlineData(49, 100, 0)]
    [InlineData(50, 100, 1)] // half a penny goes away from nought
    [InlineData(-50, 100, -1)]
    [InlineData(-49, 100, 0)]
    [InlineData(150, 100, 2)]
    [InlineData(1, 10_000, 1)]
    [InlineData(12_345_678, 75, 92_593)] // 92,592.585
    [InlineData(0, 100, 0)]
    [InlineData(100, 0, 0)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    public void A_rate_of_an_amount_is_rounded_to_the_penny(long pence, int rate, long expected) =>
        Assert.Equal(new Money(expected), new Money(pence).At(new BasisPoints(rate)));

    [Fact]
    public void An_amount_that_does_not_fit_is_an_error_and_never_wraps()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue).At(new BasisPoints(10_001)));
    }
}
