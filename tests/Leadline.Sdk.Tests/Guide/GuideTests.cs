using System.Globalization;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Counting;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Guide;

[Collection("Steps")]
public sealed class GuideTests
{
    [Fact]
    public void Every_extension_point_has_its_code_and_that_code_holds_what_every_plugin_must()
    {
        var operations = new List<string>();
        var plugins = GuidePages.Plugins("extension-points.md");
        Assert.Equal(GuidePages.Blocks("csharp"), plugins.SelectMany(p => p.Code)); // no other page has code of its own
        foreach (var (manifest, code) in plugins)
        {
            using var built = new GuidePlugin(manifest, code);
            using var plugin = PluginRunner.Load(built.Folder, print: static _ => { });
            var asked = plugin.Manifest.ExtensionPoints.SelectMany(e => ExtensionPoints.Find(e.Name)!.Operations).Select(o => o.Name).ToList();
            operations.AddRange(asked);

            Assert.Empty(plugin.Findings);
            Assert.Equal("", string.Join('\n', PluginConformance.Check(plugin, [.. asked.Select(SampleCallTests.Input)])));
        }

        Assert.Equal(ExtensionPoints.All.SelectMany(p => p.Operations).Select(o => o.Name), operations);
    }

    [Fact]
    public void No_block_of_code_is_of_a_kind_that_nothing_tries() => Assert.Equal(["csharp", "csharp test", "json"], GuidePages.Marks().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_said_to_be_refused_is_and_what_to_write_instead_is_let_in()
    {
        var pairs = GuidePages.Pairs("what-code-may-do.md");

        Assert.InRange(pairs.Count, 10, 100);
        Assert.All(pairs, p => Assert.NotEmpty(Compiled.Method(p.Left).Faults()));
        Assert.All(pairs, p => Assert.Equal("", string.Join('\n', Compiled.Method(p.Right))));
    }

    [Fact]
    public void The_limits_of_the_guide_are_those_that_calls_are_held_to()
    {
        var (limits, page) = (new PluginTestLimits(), GuidePages.Texts["limits.md"]);

        Assert.All(
            new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"| steps | {limits.Steps:N0}, and {limits.StepsPerInputByte} more for each byte of the question |"),
                $"| depth of calls | {limits.DepthBytes >> 20} MiB of stack",
                $"| question | {limits.InputBytes >> 20} MiB of JSON |",
                $"| answer | {limits.OutputBytes >> 20} MiB of JSON, and {limits.OutputBytesPerInputByte} bytes more for each byte of the question; {limits.OutputFor(int.MaxValue) >> 20} MiB at most |",
                $"| time | {limits.Deadline.TotalSeconds:0} seconds",
            },
            row => Assert.Contains(row, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var links = GuidePages.Links().Where(l => !l.Target.StartsWith("https://", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.True(File.Exists(Path.Combine(GuidePages.Folder, l.Target)), $"{l.Page} leads to {l.Target}, which is not there."));
    }
}
