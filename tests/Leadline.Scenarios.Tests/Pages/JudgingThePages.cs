using System.Diagnostics;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>
/// The kit of the conformance suite: HTML as served, accessibility, script errors, requests to elsewhere. It opens what anybody may open;
/// the walk judges all pages by axe.
/// </summary>
[Trait("Needs", "Browser"), Collection(nameof(WalkedPages))]
public sealed class JudgingThePages(Walk walk)
{
    [Fact]
    public async Task The_kit_finds_no_fault_in_any_page_that_is_open_to_anybody()
    {
        Chromium.OrSkip();
        var kit = Path.Combine(
            Environment.GetEnvironmentVariable("LEADLINE_KITS") ?? Path.Combine(SmallWorld.Root, "..", "shared", "conformance"), "web", "check-page");
        if (!File.Exists(kit))
        {
            if (Environment.GetEnvironmentVariable("LEADLINE_REQUIRE_KITS") == "1")
                Assert.Fail($"There is no {kit}.");
            Assert.Skip("The conformance kits are not here; LEADLINE_KITS names their folder.");
        }

        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(kit);
        var open = walk.Pages.Where(p => p.Reader == Walk.Nobody).ToList();
        foreach (var page in open)
            start.ArgumentList.Add(new Uri(walk.World.Address, page.Address).ToString());
        using var judge = Process.Start(start)!;
        var errors = judge.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await judge.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(judge.ExitCode == 0, said + await errors);
        Assert.DoesNotContain("WARN", said, StringComparison.Ordinal);
        Assert.Equal(open.Count, said.Split('\n').Count(line => line.Contains(": GOOD:", StringComparison.Ordinal)));
    }
}
