using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
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
public sealed partial class Walk : IAsyncLifetime
{
    internal const string Nobody = "nobody";
    internal const string Buyer = "the buyer";
    internal const string Supplier = "the supplier";
    internal const string Authority = "the authority";
    internal const string Administrator = "the buyer's administrator";
    internal const string Auditor = "the authority's auditor";

    private const int MostPages = 160;
    private const int MostOfAKind = 6;
    private const int MostJudgedOfAKind = 3;
    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Own = ["/account", "/organisation", "/record"];
    private readonly List<SeenPage> _pages = [];
    private readonly List<string> _outside = [];
    private readonly HashSet<string> _judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _judgedOfAKind = new(StringComparer.Ordinal);
    private SmallWorld? _world;

    internal SmallWorld World => _world!;

    /// <summary>Every page that a reader met, in the order in which links led to it.</summary>
    internal IReadOnlyList<SeenPage> Pages => _pages;

    /// <summary>What pages asked for that is not on this machine.</summary>
    internal IReadOnlyList<string> Outside => _outside;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsThere)
            return;
        _world = await SmallWorld.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        foreach (var (reader, token) in World.Readers)
            await WalkAsync(browser, reader, context => ShowTokenAsync(context, token), IsPage);
        foreach (var (reader, visit) in World.People)
            await WalkAsync(browser, reader, context => SignInAsync(context, visit), IsOwn); // the others have been through the rest
    }

    private async Task WalkAsync(IBrowser browser, string reader, Func<IBrowserContext, Task> beKnown, Func<string, bool> follows)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = World.Address.ToString() });
        await context.RouteAsync("**/*", StayHereAsync);
        await beKnown(context);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        await FollowAsync(page, reader, errors, follows);
    }

    private static async Task ShowTokenAsync(IBrowserContext context, string? token)
    {
        if (token is not null)
            await context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {token}")]);
    }

    // As a person does it: the page is asked for, the form filled in, and the page comes.
    private async Task SignInAsync(IBrowserContext context, SmallWorld.Visit visit)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account");
        await page.GetByLabel("E-mail address").FillAsync(visit.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(visit.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        if (visit.App is { } app)
        {
            await page.GetByLabel("Code").FillAsync(World.CodeOf(app));
            await page.Locator("main button[type=submit]").ClickAsync();
        }

        await page.WaitForURLAsync("**/account");
        await page.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
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

    private async Task FollowAsync(IPage page, string reader, List<string> errors, Func<string, bool> follows)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(known);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address) && known.Count <= MostPages)
        {
            errors.Clear();
            _pages.Add(await LookAsync(page, reader, address, errors));
            var links = await page.EvaluateAsync<string[]>(
                "() => [...document.links].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)");
            foreach (var link in links.Where(follows).Where(known.Add))
            {
                // What is public one reader has been through, and the record alone has more entries than anybody opens.
                if (Count(kinds, link) <= MostOfAKind || (reader == Nobody && !IsOwn(link)))
                    waiting.Enqueue(link);
            }
        }
    }

    private static bool IsPage(string link) => !link.Contains("handler=", StringComparison.Ordinal) && !link.StartsWith("/public/", StringComparison.Ordinal); // a download is none

    private static bool IsOwn(string link) => IsPage(link) && Array.Exists(Own, start => link.StartsWith(start, StringComparison.Ordinal));

    private static int Count(Dictionary<string, int> kinds, string link)
    {
        var kind = Identifier().Replace(link, "ID");
        return kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
    }

    [GeneratedRegex("[^A-Za-z0-9 '-]", RegexOptions.None, 1000)]
    private static partial Regex Unfit();

    [GeneratedRegex("[0-9a-f-]{36}|(?<=lots/|lot=)[0-9a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Identifier();

    private async Task<SeenPage> LookAsync(IPage page, string reader, string address, List<string> errors)
    {
        await page.SetViewportSizeAsync(1280, 900);
        var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        // What one reader was shown is judged once: of the next reader's home page the links at its head are judged, and what is new.
        var isNew = address == "/" || (_judged.Add(await page.Locator("main").InnerHTMLAsync()) && Count(_judgedOfAKind, address) <= MostJudgedOfAKind);
        var violations = isNew ? await ViolationsAsync(page) : [];
        var heading = await page.Locator("h1").AllInnerTextsAsync();
        var text = await page.EvaluateAsync<string>("() => document.body.innerText");
        var title = await page.TitleAsync();
        await page.SetViewportSizeAsync(320, 900);
        var tooWide = isNew ? await TooWideAsync(page) : 0;
        if (isNew)
            await PictureAsync(page, reader, address);
        return new SeenPage(reader, address, answer?.Status ?? 0, title, heading.Count == 1 ? heading[0] : $"{heading.Count} headings", text,
            [.. violations, .. errors], tooWide);
    }

    // Without the library's own call, which brings every element that passed over as well, and opens a page of its own for each judgement.
    internal static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(AxeScript);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).join(', ')}`)
            """);
    }

    // For people to look at, where LEADLINE_SCREENSHOTS names a folder.
    private static async Task PictureAsync(IPage page, string reader, string address)
    {
        if (Environment.GetEnvironmentVariable("LEADLINE_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var name = Unfit().Replace($"{reader} {Identifier().Replace(address, "ID")}", "-");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name} narrow.png"), FullPage = true });
        await page.SetViewportSizeAsync(1280, 900);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
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
}

/// <summary>The tests that look at the one walk.</summary>
[CollectionDefinition(nameof(WalkedPages))]
public sealed class WalkedPages : ICollectionFixture<Walk>;
