using Microsoft.Playwright;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>The browser that pages are tried in.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    internal static bool IsThere => File.Exists(Program);

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });

    /// <summary>Skips the test where there is no browser, unless one is required.</summary>
    internal static void OrSkip()
    {
        if (IsThere)
            return;
        const string Reason = $"There is no {Program}.";
        if (Environment.GetEnvironmentVariable("LEADLINE_REQUIRE_SERVICES") == "1")
            Assert.Fail(Reason);
        Assert.Skip(Reason);
    }
}
