using System.Text.RegularExpressions;
using Leadline.Cli.Platform;
using Leadline.Testing;
using Microsoft.Playwright;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>
/// From an invitation to a second factor and its recovery code, in a real browser. Each page is judged as it comes and as it looks after a
/// mistake, which no walk along links would meet.
/// </summary>
[Trait("Needs", "Browser"), Trait("Slow", "Yes")]
public sealed class SigningInByPages : IAsyncLifetime
{
    private const string Email = "ann@arden.example";
    private const string Password = "three words apart";

    private readonly FakeClock _clock = new(TimeProvider.System.GetUtcNow());
    private readonly List<string> _faults = [];
    private TestHost? _host;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsThere)
            return;
        _host = await TestHost.StartAsync(Profile.Embedded, _clock);
        var organisation = (await _host.Operator.PostAsync("/api/v1/organisations", new
        {
            reference = "GB-NHS:0DE", name = "Arden", kind = "csu", openFrom = "2013-04-01",
        })).Good().Id;
        (await _host.Operator.PostAsync($"/api/v1/organisations/{organisation}/people", new
        {
            email = Email, name = "Ann", roles = new[] { "administrator" }, reason = "She looks after it.",
        })).Good();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Fact]
    public async Task No_page_on_the_way_in_has_a_barrier_whatever_goes_wrong_on_it()
    {
        Chromium.OrSkip();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        _page = await browser.NewPageAsync(new() { BaseURL = _host!.Address.ToString() });
        _page.PageError += (_, error) => _faults.Add(error);

        await ChooseAsync();
        await SignInAsync();
        var (app, recoveryCode) = await SetUpAsync();
        await ReturnAsync(app, recoveryCode);
        await TakeSecretAsync();

        Assert.True(_faults.Count == 0, string.Join("\n", _faults));
    }

    private async Task ChooseAsync()
    {
        await _page.GotoAsync("/forgotten-password");
        await SendAsync();
        await JudgeAsync("Error: Ask for a link");
        await _page.GetByLabel("E-mail address").FillAsync(Email);
        await SendAsync();
        await JudgeAsync("Look into your mail");
        await _page.GotoAsync("/choose-password?link=none");
        await JudgeAsync("Choose a password");
        await _page.GotoAsync($"/choose-password?link={await LinkAsync()}");
        await JudgeAsync("Choose a password");
        await SendAsync(name: "Password", value: "short");
        await JudgeAsync("Error: Choose a password");
        await SendAsync(name: "Password", value: Password);
        await JudgeAsync("Sign in");
    }

    private async Task SignInAsync()
    {
        await FillInAsync("not the password");
        await JudgeAsync("Error: Sign in");
        await FillInAsync(Password);
        await Assertions.Expect(_page.Locator("header")).ToContainTextAsync("Ann");
    }

    private async Task<(Authenticator App, string RecoveryCode)> SetUpAsync()
    {
        await _page.GotoAsync("/account/second-factor");
        await JudgeAsync("Second factor");
        await SendAsync(name: "Password", value: "wrong, that one");
        await JudgeAsync("Error: Second factor");
        await SendAsync(name: "Password", value: Password);
        await JudgeAsync("Second factor");
        var app = new Authenticator(await _page.Locator("main code").InnerTextAsync());
        await SendAsync(name: "Code", value: "000000x");
        await JudgeAsync("Error: Second factor");
        await SendAsync(name: "Code", value: app.CodeAt(_clock.GetUtcNow()));
        await JudgeAsync("Second factor");
        return (app, (await _page.Locator("main li code").AllInnerTextsAsync())[0]);
    }

    private async Task ReturnAsync(Authenticator app, string recoveryCode)
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await _page.GotoAsync("/account");
        await FillInAsync(Password);
        await JudgeAsync("Enter your code");
        await SendAsync(name: "Code", value: app.CodeAt(_clock.GetUtcNow())); // the one that was used to set it up
        await JudgeAsync("Error: Enter your code");
        await SendAsync(name: "Code", value: recoveryCode);
        await JudgeAsync("Your account");
    }

    private async Task TakeSecretAsync()
    {
        await _page.GotoAsync("/organisation/credentials");
        await SendAsync();
        await JudgeAsync("Error: Credentials of programs");
        await _page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await SendAsync(name: "Add.Name", value: "Spend report");
        await JudgeAsync("Credentials of programs");
        Assert.Matches("[0-9a-f]{64}", await _page.Locator("main dl").InnerTextAsync());
    }

    private async Task FillInAsync(string password)
    {
        await _page.GetByLabel("E-mail address").FillAsync(Email);
        await SendAsync(name: "Password", value: password);
    }

    private async Task SendAsync(string? name = null, string? value = null)
    {
        if (name is not null)
            await _page.Locator($"main input[name='{name}']").FillAsync(value!);
        await _page.Locator("main form button[type=submit]").First.ClickAsync();
    }

    private async Task JudgeAsync(string title)
    {
        await Assertions.Expect(_page).ToHaveTitleAsync(new Regex($"^{title}", RegexOptions.None, TimeSpan.FromSeconds(1)));
        _faults.AddRange((await Walk.ViolationsAsync(_page)).Select(fault => $"{_page.Url}, {title}: {fault}"));
    }

    private async Task<string> LinkAsync()
    {
        await _host!.RestAsync();
        var letters = (await _host.Operator.GetAsync("/api/v1/mail?limit=200")).Good().Json["items"]!.AsArray();
        return Regex.Match(letters[^1]!["body"]!.ToString(), "leadline_link_[0-9a-f]{64}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }
}
