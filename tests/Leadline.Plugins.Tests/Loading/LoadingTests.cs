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
    public async Task A_manifest_that_lies_is_found_out(string type, string point, string assembly, string code, string words)
    {
        await using var host = await Running.StartAsync([_folder.Plugin(type, "test.liar", point, assembly)]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.liar"));

        Assert.Equal(code, verdict.Code);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_assembly_is_not_loaded()
    {
        File.WriteAllText(Path.Combine(_folder.Counted, "Broken.dll"), "no assembly");
        await using var host = await Running.StartAsync([_folder.Plugin("Honest", assembly: "Broken.dll")]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.honest"));

        Assert.Equal("plugin-not-loadable", verdict.Code);
        Assert.Contains("can't be loaded", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_does_not_count_its_steps_is_not_run()
    {
        var plugin = _folder.Plugin("Honest");
        File.Copy(_folder.At(PluginFolder.Assembly), Path.Combine(_folder.Counted, PluginFolder.Assembly), overwrite: true); // as delivered
        await using var host = await Running.StartAsync([plugin with { Assemblies = PluginFolder.HashesIn(_folder.Counted) }]);

        var verdict = Assert.IsType<PluginVerdict>(await host.AskAsync("test.honest"));

        Assert.Equal("plugin-not-loadable", verdict.Code);
        Assert.Contains("Leadline.HostilePlugins does not count its steps", verdict.Reason, StringComparison.Ordinal);
        Assert.Null(verdict.Record); // none of its code ran
    }

    [Fact]
    public async Task An_assembly_that_was_changed_on_disk_is_not_loaded_and_not_held_against_the_plugin()
    {
        await using var host = await Running.StartAsync([_folder.Plugin("Honest")]);
        await host.HearAsync("test.honest");
        var file = Path.Combine(_folder.Counted, PluginFolder.Assembly);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, [.. bytes, 0], TestContext.Current.CancellationToken);
        await host.Pool("test.honest").LetGoAllIdleAsync();

        var failure = Assert.IsType<PluginMachineFailure>(await host.AskAsync("test.honest"));

        Assert.Equal(PluginTrouble.NotStarted, failure.Trouble);
        Assert.Contains("is not the one that was made", failure.Reason, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await host.HearAsync("test.honest");
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
