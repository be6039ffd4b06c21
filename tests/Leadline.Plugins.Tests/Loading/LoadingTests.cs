using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Loading;

/// <summary>What a worker loads, and what it refuses before any of the plugin's code runs.</summary>
[Trait("Needs", "Services")]
public sealed class LoadingTests : IAsyncLifetime
{
    private readonly PluginFolder _folder = new();

    public async ValueTask InitializeAsync() => await Sandboxed.RequireAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_plugins_bring_two_versions_of_one_library()
    {
        using var second = new PluginFolder();
        second.BringSecondEdition();
        await using var host = await Running.StartAsync([_folder.Plugin("UsesLibrary", "test.first"), second.Plugin("UsesLibrary", "test.second")]);

        Assert.Equal(["first edition"], await host.HearAsync("test.first"));
        Assert.Equal(["second edition"], await host.HearAsync("test.second"));
        Assert.Equal(["first edition"], await host.HearAsync("test.first"));
    }

    [Fact]
    public async Task A_plugin_built_on_a_newer_sdk_is_refused_with_both_versions()
    {
        _folder.BuildOnSdk(new Version(7, 2, 0, 0));
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.honest"));

        Assert.Equal("plugin-sdk-too-new", verdict.Code);
        Assert.Contains("needs Leadline.Sdk 7.2.0.0; this host has", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_this_sdk_does_not_have_is_named()
    {
        _folder.CallWhatIsNotThere();
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.honest"));

        Assert.Equal("plugin-incompatible", verdict.Code);
        Assert.Contains("set_AllOfTomorrow", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_is_not_brought_is_named()
    {
        File.Delete(_folder.At("Leadline.HostilePlugins.Library.dll"));
        await using var host = await Running.StartAsync([_folder.Plugin("UsesLibrary")]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.useslibrary"));

        Assert.Equal("plugin-incompatible", verdict.Code);
        Assert.Contains("Leadline.HostilePlugins.Library", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nowhere", "evidence-check", "Leadline.HostilePlugins.dll", "plugin-extension-point-missing", "which the plugin does not have")]
    [InlineData("Honest", "price-score", "Leadline.HostilePlugins.dll", "plugin-extension-point-missing", "must be public, implement IPriceScore")]
    [InlineData("Honest", "time-travel", "Leadline.HostilePlugins.dll", "plugin-extension-point-missing", "no extension point time-travel")]
    [InlineData("Honest", "evidence-check", "Another.dll", "plugin-not-loadable", "no file Another.dll")]
    [InlineData("Honest", "evidence-check", "../worker/Leadline.Sdk.dll", "plugin-not-loadable", "no file ../worker/")]
    [InlineData("Honest", "evidence-check", "Leadline.HostilePlugins.deps.json", "plugin-not-loadable", "can't be loaded")]
    public async Task A_manifest_that_lies_is_found_out(string type, string point, string assembly, string code, string words)
    {
        await using var host = await Running.StartAsync([_folder.Plugin(type, "test.liar", point, assembly)]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.liar"));

        Assert.Equal(code, verdict.Code);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_point_that_the_manifest_does_not_name_is_not_asked()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);

        var verdict = Assert.IsType<PluginVerdict>(await host.Runtime.AskAsync("test.honest", "price-score/score",
            """{"weight":40,"bids":[{"key":"a","annualPrice":{"pence":100,"currency":"GBP"}}]}"""u8.ToArray(), CancellationToken.None));

        Assert.Equal("plugin-extension-point-missing", verdict.Code);
    }
}
