using Leadline.Lots.InHouse;
using Leadline.Primitives;

namespace Leadline.Lots.Tests.InHouse;

/// <summary>Dividing money and shares: by examples, and by a thousand random cases against what must always hold.</summary>
public sealed class ApportionmentTests
{
    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(10_000, new long[] { 1, 1, 1 }, new long[] { 3_334, 3_333, 3_333 })]
    [InlineData(1, new long[] { 1, 3 }, new long[] { 0, 1 })]
    [InlineData(0, new long[] { 5, 7 }, new long[] { 0, 0 })]
    [InlineData(10, new long[] { 0, 1 }, new long[] { 0, 10 })]
    [InlineData(long.MaxValue, new long[] { long.MaxValue, long.MaxValue }, new long[] { (long.MaxValue / 2) + 1, long.MaxValue / 2 })]
    public void What_is_left_goes_to_the_largest_remainders_and_of_equal_ones_to_the_earlier(long whole, long[] weights, long[] parts) =>
        Assert.Equal(parts, Apportionment.Divide(whole, weights));

    [Fact]
    public void Parts_make_up_the_whole_and_none_is_a_penny_off_its_due()
    {
        var random = new Random(20150209);
        for (var i = 0; i < 1_000; i++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(4) == 0 ? 0 : random.NextInt64(1, 1_000_000_000_000)).Append(1).ToList();
            var whole = random.NextInt64(0, 10_000_000_000_000);
            var parts = Apportionment.Divide(whole, weights);
            var sum = weights.Aggregate(Int128.Zero, (all, w) => all + w);

            Assert.Equal(whole, parts.Sum());
            foreach (var (weight, part) in weights.Zip(parts))
            {
                var due = (Int128)whole * weight; // in parts of the sum: exact, as no division is made
                Assert.InRange((Int128)part * sum, due - sum + 1, due + sum - 1);
                Assert.True(weight > 0 || part == 0);
            }
        }
    }

    [Fact]
    public void Who_weighs_more_never_gets_less()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var weights = Enumerable.Range(0, random.Next(2, 12)).Select(_ => random.NextInt64(0, 50)).Append(1).ToList();
            var parts = Apportionment.Divide(random.NextInt64(0, 1_000), weights);
            foreach (var (left, right) in weights.Zip(parts).SelectMany(_ => weights.Zip(parts), (l, r) => (l, r)))
                Assert.True(left.First <= right.First || left.Second >= right.Second);
        }
    }

    [Fact]
    public void Stranded_costs_are_divided_the_same_way_in_whatever_order_buyers_are_named()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var shares = Enumerable.Range(1, random.Next(2, 9)).Select(n => (OrganisationReference.Parse($"GB-COH:{n:D8}"), random.NextInt64(1, 100))).ToList();
            var parts = Apportionment.Divide(BasisPoints.PerWhole, [.. shares.Select(s => s.Item2)]);
            var named = shares.Zip(parts, (s, p) => (s.Item1, new BasisPoints((int)p))).ToArray();
            var cost = new StrandedCost(1, 1, "A lease", new Money(random.NextInt64(1, 10_000_000)), random.Next(1, 11));
            var once = new InHouseContent([], [cost], named).Apportioned().ToList();
            random.Shuffle(named);

            Assert.Equal(cost.Whole.Pence, once.Sum(s => s.Amount.Pence));
            Assert.Equal(once, new InHouseContent([], [cost], named).Apportioned());
        }
    }

    [Fact]
    public void Nothing_is_divided_among_nobody()
    {
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(1, []));
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(1, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.Divide(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.Divide(1, [2, -1]));
    }
}
