using Leadline.Testing;
using Microsoft.Playwright;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>The browser that pages are tried in.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    internal static bool IsThere => File.Exists(Program) && Needs.HasSandbox;

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });

    /// <summary>Skips the test where there is no browser, or nothing to judge plugins with that pages show, unless they are required.</summary>
    internal static void OrSkip()
    {
        Needs.Sandbox();
        if (IsThere)
            return;
        const string Reason = $"There is no {Program}.";
        if (Environment.GetEnvironmentVariable("LEADLINE_REQUIRE_SERVICES") == "1")
            Assert.Fail(Reason);
        Assert.Skip(Reason);
    }
}
