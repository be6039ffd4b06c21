using System.Net;
using Leadline.Modularity.Access;
using Leadline.Modularity.Record;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Host.Tests.Ui;

/// <summary>The layout and its error pages, in a server that has nothing else.</summary>
public sealed class LayoutTests : IAsyncLifetime
{
    private readonly WebApplication _app = Compose();
    private readonly HttpClient _client = new();

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/forbidden", HttpStatusCode.Forbidden, "You can’t see this page")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "Sorry, there is a problem with the service")]
    [InlineData("/error/418", (HttpStatusCode)418, "This can’t be done")]
    [InlineData("/error/200", HttpStatusCode.NotFound, "Page not found")]
    public async Task What_fails_shows_a_page_with_a_reference_and_no_detail(string path, HttpStatusCode status, string title)
    {
        var answer = await Get(path);
        var html = await Body(answer);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"<title>{title} - Leadline</title>", html, StringComparison.Ordinal);
        Assert.Matches("<code class=\"leadline-reference\">[0-9a-zA-Z:-]+</code>", html);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/broken")]
    [InlineData("/api/v1/nowhere")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        var answer = await Get(path);
        Assert.Equal(
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_shows_its_page_although_it_was_posted()
    {
        var forbidden = new Uri("/forbidden", UriKind.Relative);
        var answer = await _client.PostAsync(forbidden, null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("You can’t see", await Body(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_no_page() => Assert.Empty(await Body(await Get("/api/v1/nowhere")));

    [Fact]
    public async Task Links_and_notices_of_modules_stand_on_every_page_and_nothing_is_inline()
    {
        var html = await Body(await Get("/error/404"));
        Assert.Matches("(?s)__navigation-link\" href=\"/\".*__navigation-link\" href=\"/error\" aria-current=\"true\"", html);
        Assert.Contains("<strong class=\"nhsuk-tag nhsuk-tag--white\">Demonstration data</strong>", html, StringComparison.Ordinal);
        Assert.Contains("nhsuk-footer__list-item-link\" href=\"/openapi/v1.json\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/for-buyers", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<style|<script(?![^>]*src=)| style=| on[a-z]+=|https?://(?!www\\.w3\\.org/)", html);
    }

    [Theory]
    [InlineData("/frameworks", "/frameworks", "page")]
    [InlineData("/frameworks", "/frameworks/1", "true")]
    [InlineData("/frameworks", "/frameworksx", null)]
    [InlineData("/", "/frameworks", null)]
    [InlineData("/", "/", "page")]
    public void A_link_knows_where_it_is(string href, string path, string? current) =>
        Assert.Equal(current, new NavigationEntry(href, () => "", 1, NavigationArea.Header, Role.None).Current(path));

    [Theory]
    [InlineData(Role.None, null, true)]
    [InlineData(Role.None, Role.Evaluator, true)]
    [InlineData(Roles.Buyer, Role.Evaluator, true)]
    [InlineData(Roles.Buyer, Role.BidManager, false)]
    [InlineData(Roles.Buyer, null, false)]
    public void A_link_is_for_those_its_page_is_for(Role page, Role? reader, bool shown) => Assert.Equal(
        shown, new NavigationEntry("/", () => "", 1, NavigationArea.Header, page).IsFor(reader is { } roles ? new Caller(roles, null, null) : null));

    private Task<HttpResponseMessage> Get(string path) =>
        _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static Task<string> Body(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static WebApplication Compose()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLeadlineUi()
            .AddNavigation<Shell>("/error", "errors.heading", 10)
            .AddNavigation<Shell>("/openapi/v1.json", "product", 10, area: NavigationArea.Footer)
            .AddNavigation<Shell>("/for-buyers", "product", 20, Roles.Buyer)
            .AddSingleton<IPageNotice, Demonstration>()
            .AddSingleton<ILatestSeal, NoRecord>();
        var app = builder.Build();
        app.UseLeadlineUi();
        app.Map("/forbidden", () => Results.StatusCode(403));
        app.MapGet("/broken", () => { throw new InvalidOperationException("secret"); });
        app.MapRazorPages();
        return app;
    }

    private sealed class NoRecord : ILatestSeal
    {
        public ValueTask<SealReference?> FindAsync(CancellationToken stop) => default;
    }

    private sealed class Demonstration : IPageNotice
    {
        public PageNotice? Current => new("Demonstration data", "Nothing here is real.");
    }
}
