using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Leadline.Scenarios.Tests.Pages;

/// <summary>What the browser saw of one page.</summary>
/// <param name="Reader">Who opened it.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Heading">Its only h1.</param>
/// <param name="Text">All words in it.</param>
/// <param name="Faults">Accessibility violations and errors on the console.</param>
/// <param name="TooWide">By how many pixels it scrolls sideways at a width of 320.</param>
internal sealed record SeenPage(
    string Reader, string Address, int Status, string Title, string Heading, string Text, IReadOnlyList<string> Faults, int TooWide);

/// <summary>Every reader's walk through its pages of the small world, by their links, in a real browser; made once for all tests.</summary>
public sealed class Walk : IAsyncLifetime
{
    internal const string Nobody = "nobody";
    internal const string Buyer = "the buyer";
    internal const string Supplier = "the supplier";
    internal const string Authority = "the authority";

    private const string Chromium = "/usr/bin/chromium";
    private const int MostPages = 100;
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly List<SeenPage> _pages = [];
    private readonly List<string> _outside = [];
    private readonly HashSet<string> _judged = new(StringComparer.Ordinal);
    private SmallWorld? _world;

    internal SmallWorld World => _world!;

    /// <summary>Every page that a reader met, in the order in which links led to it.</summary>
    internal IReadOnlyList<SeenPage> Pages => _pages;

    /// <summary>What pages asked for that is not on this machine.</summary>
    internal IReadOnlyList<string> Outside => _outside;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        _world = await SmallWorld.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        foreach (var (reader, token) in World.Readers)
            await WalkAsync(browser, reader, token);
    }

    private async Task WalkAsync(IBrowser browser, string reader, string? token)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = World.Address.ToString() });
        await SignInAsync(context, token);
        await context.RouteAsync("**/*", StayHereAsync);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        await FollowAsync(page, reader, errors);
    }

    private static async Task SignInAsync(IBrowserContext context, string? token)
    {
        if (token is not null)
            await context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {token}")]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
    }

    /// <summary>Skips the test where there is no browser, unless one is required.</summary>
    internal void OrSkip()
    {
        if (_world is not null)
            return;
        var reason = $"There is no {Chromium}.";
        if (Environment.GetEnvironmentVariable("LEADLINE_REQUIRE_SERVICES") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private async Task StayHereAsync(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        if (address.IsLoopback)
        {
            await route.ContinueAsync();
            return;
        }

        _outside.Add(route.Request.Url);
        await route.AbortAsync();
    }

    private async Task FollowAsync(IPage page, string reader, List<string> errors)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(known);
        while (waiting.TryDequeue(out var address) && known.Count <= MostPages)
        {
            errors.Clear();
            _pages.Add(await LookAsync(page, reader, address, errors));
            var links = await page.EvaluateAsync<string[]>(
                "() => [...document.links].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)");
            foreach (var link in links.Where(known.Add))
                waiting.Enqueue(link);
        }
    }

    private async Task<SeenPage> LookAsync(IPage page, string reader, string address, List<string> errors)
    {
        await page.SetViewportSizeAsync(1280, 900);
        var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        // What one reader was shown is judged once: of the next reader's home page the links at its head are judged, and what is new.
        var isNew = address == "/" || _judged.Add(await page.Locator("main").InnerHTMLAsync());
        var axe = isNew ? (await page.RunAxe()).Violations : [];
        var heading = await page.Locator("h1").AllInnerTextsAsync();
        var text = await page.EvaluateAsync<string>("() => document.body.innerText");
        var title = await page.TitleAsync();
        await page.SetViewportSizeAsync(320, 900);
        var tooWide = isNew ? await TooWideAsync(page) : 0;
        return new SeenPage(reader, address, answer?.Status ?? 0, title, heading.Count == 1 ? heading[0] : $"{heading.Count} headings", text,
            [.. axe.Select(Worded), .. errors], tooWide);
    }

    // The header puts links that do not fit into a menu, a moment after the window has changed.
    private static async Task<int> TooWideAsync(IPage page)
    {
        const string Excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        try
        {
            await page.WaitForFunctionAsync($"() => {Excess} <= 0", null, new() { Timeout = 5000 });
            return 0;
        }
        catch (TimeoutException)
        {
            return await page.EvaluateAsync<int>($"() => {Excess}");
        }
    }

    private static string Worded(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(n => n.Html))}";
}

/// <summary>The tests that look at the one walk.</summary>
[CollectionDefinition(nameof(WalkedPages))]
public sealed class WalkedPages : ICollectionFixture<Walk>;
