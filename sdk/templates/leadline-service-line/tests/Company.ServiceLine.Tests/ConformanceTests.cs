using Leadline.Sdk.Testing;

namespace Company.ServiceLine.Tests;

public sealed class ConformanceTests
{
    // The same check as `leadline-plugin check --profile publish`: each finding names the line of source and the remedy.
    [Fact]
    public void The_code_is_let_in_without_a_word() => Assert.Empty(ThePlugin.Runner.Findings);

    [Fact]
    public void The_plugin_holds_what_every_plugin_must() =>
        Assert.Empty(PluginConformance.Check(ThePlugin.Runner, ThePlugin.Scope, ThePlugin.Request));
}
