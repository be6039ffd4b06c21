using Leadline.Plugins.Runtime;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Tests;

public sealed class LimitsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(8 * 1024 * 1024)]
    public void An_author_tests_by_the_limits_that_a_host_has(int input)
    {
        var (host, author) = (new PluginLimits(), new PluginTestLimits());
        Assert.Equal(
            (host.AllowanceFor(input).Steps, host.AllowanceFor(input).OutputBytes, host.DepthBytes, host.InputBytes, host.Deadline),
            (author.StepsFor(input), (int)author.OutputFor(input), author.DepthBytes, author.InputBytes, author.Deadline));
    }
}
