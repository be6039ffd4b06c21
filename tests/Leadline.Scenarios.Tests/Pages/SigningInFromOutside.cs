using Leadline.Testing;
using Microsoft.Playwright;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>The whole way in a real browser: our page, a provider that others wrote with its own forms, and back into the platform.</summary>
[Trait("Needs", "Browser"), Trait("Slow", "Yes")]
public sealed class SigningInFromOutside : IAsyncLifetime
{
    private const string Invited = "alice"; // the provider's people have addresses at example.org

    private RealProvider? _provider;
    private TestHost? _host;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsThere)
            return;
        _provider = await RealProvider.StartAsync();
        _host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(TimeProvider.System.GetUtcNow()), settings: new(StringComparer.Ordinal)
        {
            ["SignIn:Outside:Name"] = "the trust's account", ["SignIn:Outside:Authority"] = _provider.Issuer, ["SignIn:Outside:ClientId"] = "public",
        });
        await _provider.SendPeopleBackToAsync(new Uri(_host.Address, "/sign-in/outside/return"));
        var organisation = (await _host.Operator.PostAsync("/api/v1/organisations", new
        {
            reference = "GB-NHS:0DE", name = "Arden", kind = "csu", openFrom = "2013-04-01",
        })).Good().Id;
        (await _host.Operator.PostAsync($"/api/v1/organisations/{organisation}/people", new
        {
            email = $"{Invited}@example.org", name = "Alice Invited", roles = new[] { "evaluator" }, reason = "She marks bids.",
        })).Good();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _provider?.Dispose();
    }

    [Fact]
    public async Task Whoever_was_invited_signs_in_by_the_provider_and_out_again()
    {
        Chromium.OrSkip();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await SignInAsync(browser, Invited);

        await page.WaitForURLAsync("**/account");
        await Assertions.Expect(page.Locator("header")).ToContainTextAsync("Alice Invited");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/account");
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Whom_nobody_invited_is_told_so_and_is_not_in()
    {
        Chromium.OrSkip();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await SignInAsync(browser, "mallory");

        await page.WaitForURLAsync("**/sign-in?refused=*");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nobody is known here by that account.");
        await page.GotoAsync("/account");
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
    }

    // Two forms of the provider's: who it is, and that we may know.
    private async Task<IPage> SignInAsync(IBrowser browser, string login)
    {
        var page = await browser.NewPageAsync(new() { BaseURL = _host!.Address.ToString() });
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with the trust's account" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync(login);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[type=submit]", new() { HasText = "Continue" }).ClickAsync();
        return page;
    }
}
