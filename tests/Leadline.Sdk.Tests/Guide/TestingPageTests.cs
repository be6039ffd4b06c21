using Leadline.Primitives;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Counting;

namespace Leadline.Sdk.Tests.Guide;

/// <summary>The tests that the guide shows, run as it shows them.</summary>
[Collection("Steps")]
public sealed class TestingPageTests
{
    [Fact]
    public void The_tests_of_the_page_on_testing_pass()
    {
        var (manifest, code) = GuidePages.Plugins("extension-points.md")[0];
        using var built = new GuidePlugin(manifest, code);
        var folder = built.Folder;
        var scope = (ServiceLineScope)SampleCallTests.Input("service-line/describe");
        var request = (QuoteRequest)SampleCallTests.Input("service-line/quote");
        var period = (MeasuredPeriod)SampleCallTests.Input("outcome-payment/payment-due");
        var batch = (ReturnBatch)SampleCallTests.Input("return-format/read");

        using var plugin = PluginRunner.Load(folder);
        var answer = plugin.Quote(request);
        Assert.Equal(new Money(1_014_000), answer.Document.Total);
        Assert.InRange(answer.Usage.Steps, 1, answer.Usage.StepBudget / 1_000);

        using var strict = PluginRunner.Load(folder, limits: new PluginTestLimits { Steps = 10, StepsPerInputByte = 0 });
        var failed = Assert.Throws<PluginFailedException>(() => strict.Quote(request));
        Assert.Equal("plugin-steps-exceeded", failed.Code);

        Assert.Empty(PluginConformance.Check(plugin, scope, request, period, batch));

        var file = Path.Combine(folder, "calls.jsonl");
        RecordedCalls.Write(file, RecordedCalls.Record(plugin, scope, request));
        Assert.Empty(plugin.Replay(RecordedCalls.Read(file)));
    }

    [Fact]
    public void Every_test_of_the_guide_stands_above_word_for_word()
    {
        var here = Lines(File.ReadAllText(Path.Combine(Repository.Tests, "Guide", "TestingPageTests.cs")));
        var shown = GuidePages.Blocks("csharp test");

        Assert.Equal(4, shown.Count);
        Assert.All(shown, block => Assert.Contains(Lines(block), here, StringComparison.Ordinal));
    }

    private static string Lines(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim()));
}
