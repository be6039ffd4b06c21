using Leadline.Cli.Platform;
using Leadline.Testing;
using Microsoft.Playwright;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>Two category managers on an empty platform, in a browser: from nothing to a framework agreement that anybody can read.</summary>
[Trait("Needs", "Browser")]
public sealed class PublishingByPages : IAsyncLifetime
{
    private const string Password = "three words together";

    private readonly FakeClock _clock = new(World.Beginning);
    private readonly List<string> _barriers = [];
    private TestHost? _host;

    private sealed record Manager(string Email, Authenticator App);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsThere)
            _host = await TestHost.StartAsync(Profile.Embedded, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_with_faults_becomes_a_published_agreement_by_two_people()
    {
        Chromium.OrSkip();
        var organisation = (await _host!.Operator.PostAsync("/api/v1/organisations", new { reference = World.Nhs, name = "NHS England", kind = "authority", openFrom = "2013-04-01" })).Good().Id;
        var (ann, bob) = (await TakeInAsync(organisation, "ann@authority.example"), await TakeInAsync(organisation, "bob@authority.example"));
        await _host.RestAsync();
        _clock.MoveTo(_clock.Now + TimeSpan.FromMinutes(1)); // the next sign-in needs another code
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var (hers, his) = (await SignInAsync(browser, ann), await SignInAsync(browser, bob));

        var draft = await DraftAsync(hers, new FrameworkText("NEW").ToString());
        await OvertakeAsync(his, hers, draft);
        var proposal = await ProposeAsync(hers, draft);
        await ConfirmAsync(hers, his, proposal);
        await StepAsync(hers, his);
        Assert.Empty(_barriers);
    }

    // She writes it with a fault, is shown the fault with its line, and mends it.
    private async Task<string> DraftAsync(IPage hers, string good)
    {
        await OpenAsync(hers, "/frameworks");
        await hers.GetByText("Drafts of your authority").ClickAsync();
        await hers.GetByText("Begin a draft").ClickAsync();
        await hers.GetByLabel("Name of the draft").FillAsync("The new agreement");
        await PressAsync(hers, "Begin a draft");
        await SeesAsync(hers, "Select what it is a draft of");
        await hers.GetByLabel("What is it a draft of?").SelectOptionAsync("new");
        await PressAsync(hers, "Begin a draft");
        await hers.WaitForURLAsync("**/frameworks/drafts/*-*");
        var path = new Uri(hers.Url).AbsolutePath;

        await hers.GetByLabel("Text of the agreement").FillAsync(good.Replace("weight: 40", "weight: 41", StringComparison.Ordinal).Replace("regime: pa-2023-open", "regime: pa-2024", StringComparison.Ordinal));
        await PressAsync(hers, "Save");
        await SeesAsync(hers, "The draft is saved.");
        await hers.GetByText("Preview and propose").ClickAsync();
        await SeesAsync(hers, "Faults: 2", "The regime 'pa-2024' is not known.", "They must add up to exactly 100.");
        Assert.Equal(0, await hers.GetByRole(AriaRole.Button, new() { Name = "Propose to publish it" }).CountAsync());

        await OpenAsync(hers, path);
        await hers.GetByLabel("Text of the agreement").FillAsync(good);
        await PressAsync(hers, "Save");
        return path;
    }

    // He had it open before she saved again: both texts stay on his page.
    private async Task OvertakeAsync(IPage his, IPage hers, string path)
    {
        await OpenAsync(his, path);
        await OpenAsync(hers, path);
        await hers.GetByLabel("Name of the draft").FillAsync("The agreement of 2025");
        await PressAsync(hers, "Save");
        var text = await his.GetByLabel("Text of the agreement").InputValueAsync();
        await his.GetByLabel("Text of the agreement").FillAsync(text + "# of his own\n");
        await PressAsync(his, "Save");
        await SeesAsync(his, "Somebody else has saved this draft since you opened it.");
        Assert.EndsWith("# of his own\n", await his.GetByLabel("Text of the agreement").InputValueAsync(), StringComparison.Ordinal);
        Assert.Equal(text, await his.GetByLabel("The draft as it is stored now").InputValueAsync());
    }

    private async Task<string> ProposeAsync(IPage hers, string path)
    {
        await OpenAsync(hers, path + "/preview");
        await SeesAsync(hers, "The agreement as it would be shown", "Lot 1: IT and figures", "1% of what suppliers invoice");
        await PressAsync(hers, "Propose to publish it");
        await SeesAsync(hers, "Enter why");
        await hers.GetByLabel("Why?").FillAsync("The board has agreed.");
        await PressAsync(hers, "Propose to publish it");
        await hers.WaitForURLAsync("**/frameworks/proposals/*");
        await SeesAsync(hers, "It is proposed.", "You proposed this.");
        Assert.Equal(0, await hers.GetByRole(AriaRole.Button, new() { Name = "Confirm it" }).CountAsync());
        return new Uri(hers.Url).AbsolutePath;
    }

    private async Task ConfirmAsync(IPage hers, IPage his, string proposal)
    {
        await OpenAsync(his, "/frameworks");
        await his.GetByText("Proposed steps of your authority").ClickAsync();
        await his.GetByText("Publish a version").ClickAsync();
        Assert.Equal(proposal, new Uri(his.Url).AbsolutePath);
        await SeesAsync(his, "The board has agreed.", "The agreement as it would be shown", "by somebody else of your authority");
        await PressAsync(his, "Confirm it");
        await SeesAsync(his, "It is confirmed, and the step is taken.");
        await OpenAsync(hers, "/frameworks");
        await SeesAsync(hers, "A framework agreement for tests", "Published");
    }

    // The next step the same way, and then the history has both.
    private async Task StepAsync(IPage hers, IPage his)
    {
        await hers.GetByText("A framework agreement for tests").ClickAsync();
        await hers.GetByText("Life of the agreement: next steps and history").ClickAsync();
        var life = new Uri(hers.Url).AbsolutePath;
        await hers.GetByText("Open to tenders").ClickAsync();
        await SeesAsync(hers, "Suppliers may tender to join the lots.", "Yes, until the outcome is told");
        await hers.GetByLabel("Why?").FillAsync("The notice is out.");
        await PressAsync(hers, "Propose this step");
        await OpenAsync(his, new Uri(hers.Url).AbsolutePath);
        await PressAsync(his, "Confirm it");
        await OpenAsync(hers, life);
        await SeesAsync(hers, "Open to tenders", "The notice is out.", "The board has agreed.", "Withdraw the tender", "Evaluate the tenders");
        await OpenAsync(hers, life + "/live");
        await SeesAsync(hers, "that is no state from which the step 'live' leads");
        Assert.Equal(0, await hers.GetByRole(AriaRole.Button, new() { Name = "Propose this step" }).CountAsync());
    }

    private async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await JudgeAsync(page);
    }

    private async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        await JudgeAsync(page);
        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(2)); // one second's presses on a button are one
    }

    private async Task JudgeAsync(IPage page) => _barriers.AddRange((await Walk.ViolationsAsync(page)).Select(v => $"{new Uri(page.Url).AbsolutePath}: {v}"));

    private static async Task SeesAsync(IPage page, params string[] words)
    {
        foreach (var word in words)
            await Assertions.Expect(page.Locator("main, .nhsuk-notification-banner").First).ToContainTextAsync(word);
    }

    private async Task<Manager> TakeInAsync(string organisation, string email)
    {
        var added = (await _host!.Operator.PostAsync($"/api/v1/organisations/{organisation}/people",
            new { email, name = "Category Manager", roles = new[] { "category-manager" }, reason = "To publish." })).Good();
        (await _host.Anonymous().PostAsync("/api/v1/passwords", new { link = World.LinkIn(added["link"]), password = Password })).Good();
        var signIn = new PersonSignIn(new SocketsHttpHandler(), _clock, email, Password);
        using var client = new HttpClient(signIn) { BaseAddress = _host.Address };
        await signIn.SetUpAsync(client, TestContext.Current.CancellationToken);
        return new Manager(email, signIn.Authenticator!);
    }

    private async Task<IPage> SignInAsync(IBrowser browser, Manager manager)
    {
        var page = await browser.NewPageAsync(new() { BaseURL = _host!.Address.ToString() });
        await page.GotoAsync("/account");
        await page.GetByLabel("E-mail address").FillAsync(manager.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.GetByLabel("Code").FillAsync(manager.App.CodeAt(_clock.Now));
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/account");
        return page;
    }
}
