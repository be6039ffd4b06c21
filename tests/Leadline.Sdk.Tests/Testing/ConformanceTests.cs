using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Counting;

namespace Leadline.Sdk.Tests.Testing;

[Collection("Steps")]
public sealed class ConformanceTests : IDisposable
{
    private readonly Author _author = new();

    public void Dispose() => _author.Dispose();

    [Theory]
    [InlineData("Fenmoor.PrimaryCareIT", "service-line/describe", "service-line/quote", "outcome-payment/payment-due", "return-format/read")]
    [InlineData("Leadline.Samples.Standards", "document-exporter/export", "evidence-check/judge", "price-score/score")]
    public void The_samples_hold_what_every_plugin_must(string name, params string[] operations)
    {
        using var plugin = _author.Sample(name);

        Assert.Equal("", string.Join('\n', PluginConformance.Check(plugin, [.. operations.Select(SampleCallTests.Input)])));
        Assert.InRange(_author.Printed.Count, operations.Length + 3, 100); // a line for each case, and not for its repetitions
    }

    [Theory]
    [InlineData("((List<BidPrice>)prices.Bids).Reverse(); return Flat(prices, \"turned round\");", "input-changed")]
    [InlineData("return Flat(prices, \"\");", "text-length")]
    [InlineData("return new PriceScores { All = Flat(prices, \"a\").All.Take(1).ToList() };", "scores-order")]
    [InlineData("return Flat(prices with { Weight = prices.Weight + 1 }, \"a\");", "score-range")]
    [InlineData("var n = 0; return new PriceScores { All = prices.Bids.Select(b => new PriceScore { Key = b.Key, Score = n++ % 10, Working = \"a\" }).ToList() };", "cheaper-scores-less")]
    [InlineData("return new PriceScores { All = new PriceScore[] { null! } };", "null-in-list")]
    [InlineData("if (prices.Bids.Count > 100) throw new InvalidOperationException(\"so many\"); return Flat(prices, \"a\");", "plugin-threw")]
    [InlineData("if (prices.Bids.Count == 1) while (true) { } return Flat(prices, \"a\");", "plugin-steps-exceeded")]
    public void What_a_plugin_does_not_hold_is_found(string body, string code)
    {
        using var plugin = _author.Score(body);

        Assert.Contains(code, PluginConformance.Check(plugin, Author.Prices).Select(f => f.Code));
    }

    [Fact]
    public void An_operation_without_an_example_is_not_passed_over()
    {
        using var plugin = _author.Score("return Flat(prices, \"a\");");

        var finding = Assert.Single(PluginConformance.Check(plugin));

        Assert.Equal("price-score/score, no example: example-missing: Give a BidPrices, or nothing is known of this operation.", finding.ToString());
    }
}
