using System.Text;
using Leadline.Primitives;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Counting;

namespace Leadline.Sdk.Tests.Testing;

[Collection("Steps")]
public sealed class RunnerTests : IDisposable
{
    private readonly Author _author = new();

    public void Dispose() => _author.Dispose();

    [Fact]
    public void A_sample_is_asked_and_says_what_it_took()
    {
        using var plugin = _author.Sample("Fenmoor.PrimaryCareIT");

        var answer = plugin.Quote((QuoteRequest)SampleCallTests.Input("service-line/quote"));

        Assert.Equal(new Money(2_724_000), answer.Document.Total);
        Assert.Equal((answer.Json.Length, 20_000_000 + (200L * answer.Usage.InputBytes)), (answer.Usage.OutputBytes, answer.Usage.StepBudget));
        Assert.InRange(answer.Usage.Steps, 100, 2_000);
        Assert.InRange(answer.Usage.AllocatedBytes, 1_000, 10_000_000);
        Assert.Equal(answer.Usage.ToString(), Assert.Single(_author.Printed));
        Assert.StartsWith("service-line/quote: ", _author.Printed[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_are_those_of_production() => Assert.Equal(
        (20_000_000, 200, 16 << 20, 8 << 20, 1 << 20, 4, TimeSpan.FromSeconds(10), 64 << 20),
        (Limits.Steps, Limits.StepsPerInputByte, Limits.DepthBytes, Limits.InputBytes, Limits.OutputBytes, Limits.OutputBytesPerInputByte, Limits.Deadline, Limits.OutputFor(int.MaxValue)));

    [Theory]
    [InlineData("while (true) { }", "plugin-steps-exceeded")]
    [InlineData("try { while (true) { } } catch { } return Flat(prices, \"caught\");", "plugin-steps-exceeded")]
    [InlineData("return Flat(prices, Deep(0) == 0 ? \"a\" : \"b\");", "plugin-steps-exceeded")]
    [InlineData("return Flat(prices, new string('x', 3_000_000));", "plugin-output-too-long")]
    [InlineData("return null!;", "plugin-output-wrong")]
    [InlineData("return Flat(prices, null!);", "plugin-output-wrong")]
    [InlineData("return Flat(prices, prices.Bids[7].Key);", "plugin-threw")]
    [InlineData("throw new NotSupportedException(\"not for us\");", "plugin-threw")]
    public void What_a_host_would_not_take_is_a_failure_that_names_plugin_and_operation(string body, string code)
    {
        using var plugin = _author.Score(body);

        var failed = Assert.Throws<PluginFailedException>(() => plugin.Score(Author.Prices));

        Assert.Equal(code, failed.Code);
        Assert.StartsWith("acme.score 1.0.0, price-score/score: ", failed.Message, StringComparison.Ordinal);
        Assert.Empty(_author.Printed);
    }

    [Fact]
    public void The_budget_grows_with_the_question_and_ends_at_the_same_step()
    {
        const string body = "for (var i = 0; i < 100; i++) { } return Flat(prices, \"all alike\");";
        using var plugin = _author.Score(body);
        var steps = plugin.Score(Author.Prices).Usage.Steps;

        using var enough = _author.Score(body, new PluginTestLimits { Steps = steps, StepsPerInputByte = 0 });
        Assert.Equal(steps, enough.Score(Author.Prices).Usage.Steps);
        using var tooFew = _author.Score(body, new PluginTestLimits { Steps = steps - 1, StepsPerInputByte = 0 });
        Assert.Equal("plugin-steps-exceeded", Assert.Throws<PluginFailedException>(() => tooFew.Score(Author.Prices)).Code);
    }

    [Fact]
    public void Nothing_of_one_call_is_left_for_the_next()
    {
        using var plugin = _author.Score("s_calls++; return Flat(prices, \"call \" + s_calls);");

        var first = plugin.Score(Author.Prices);
        var second = plugin.Score(Author.Prices);

        Assert.Equal("call 1", second.Document.All[0].Working);
        Assert.Equal((Encoding.UTF8.GetString(first.Json.Span), first.Usage.Steps), (Encoding.UTF8.GetString(second.Json.Span), second.Usage.Steps));
    }

    [Fact]
    public void A_call_that_comes_too_late_is_stopped_and_the_next_one_works()
    {
        using var endless = _author.Score("if (prices.Bids.Count == 2) while (true) { } return Flat(prices, \"one\");",
            new PluginTestLimits { Steps = long.MaxValue / 2, StepsPerInputByte = 0, Deadline = TimeSpan.FromSeconds(1) });

        Assert.Equal("plugin-too-late", Assert.Throws<PluginFailedException>(() => endless.Score(Author.Prices)).Code);
        Assert.Equal("one", endless.Score(Author.Prices with { Bids = [Author.Prices.Bids[0]] }).Document.All[0].Working);
    }

    [Fact]
    public void A_question_that_is_too_long_or_for_nobody_is_not_put()
    {
        using var plugin = _author.Score("return Flat(prices, \"all alike\");", new PluginTestLimits { InputBytes = 10 });

        Assert.Equal("plugin-input-too-long", Assert.Throws<PluginFailedException>(() => plugin.Score(Author.Prices)).Code);
        Assert.Equal("plugin-extension-point-missing", Assert.Throws<PluginFailedException>(() => _author.Score("return Flat(prices, \"a\");").Judge((EvidenceDocument)SampleCallTests.Input("evidence-check/judge"))).Code);
        Assert.Throws<ArgumentException>(() => plugin.Call<Quote>(ExtensionPoints.PriceScore.Operations[0], Author.Prices));
    }

    [Fact]
    public void Code_that_is_not_let_in_is_refused_with_its_line_and_remedy_all_at_once()
    {
        var refused = Assert.Throws<PluginRefusedException>(() => _author.Score("var now = DateTime.Now;\nreturn Flat(prices, Guid.NewGuid() + now.ToString());"));

        Assert.StartsWith("acme.score 1.0.0 is not let in:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("(Pricing.cs:6). There is no clock: the day of asking is in the input.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("(Pricing.cs:7). The same input must give the same output: make keys from the input.", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Findings.Count, 2, 4);
    }

    private static PluginTestLimits Limits { get; } = new();
}
