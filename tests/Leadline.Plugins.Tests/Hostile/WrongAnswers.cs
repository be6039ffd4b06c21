using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>What a plugin does wrong by itself is a verdict: told at once, under its name, and never tried again.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class WrongAnswers(HostileSet set) : HostileAct(set)
{
    [Theory]
    [InlineData("throws", "plugin-threw", "No price for text")]
    [InlineData("throwsariddle", "plugin-threw", "whose message can't be read")]
    [InlineData("answersnothing", "plugin-output-wrong", "answered nothing")]
    [InlineData("answersahole", "plugin-output-wrong", "empty place in a list")]
    [InlineData("answersatlength", "plugin-output-wrong", "1 to 1000 characters")]
    [InlineData("answersnonsense", "plugin-output-wrong", "can't be written down")]
    [InlineData("callsnativecode", "plugin-incompatible", "native library")]
    [InlineData("impostor", "plugin-extension-point-missing", "must be public, implement IEvidenceCheck")]
    public async Task It_is_named_with_the_plugin(string plugin, string code, string words)
    {
        foreach (var _ in (int[])[1, 2]) // a refused plugin stays refused
        {
            var verdict = Assert.IsType<PluginVerdict>(await Host.AskAsync("test." + plugin));

            Assert.Equal(code, verdict.Code);
            Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
            Assert.Contains($"test.{plugin} 1.0.0", verdict.Reason, StringComparison.Ordinal);
            Assert.DoesNotContain(Host.Warnings, w => w.Contains($"test.{plugin} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Its_author_learns_where_it_happened() =>
        Assert.Contains("Throws.Judge", Assert.IsType<PluginVerdict>(await Host.AskAsync("test.throws")).Detail, StringComparison.Ordinal);
}

/// <summary>One host for all hostile acts, which run one after another.</summary>
[CollectionDefinition(nameof(HostileSet))]
public sealed class HostileSets : ICollectionFixture<HostileSet>;
