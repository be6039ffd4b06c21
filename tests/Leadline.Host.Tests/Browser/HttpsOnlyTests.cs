using System.Net;
using System.Text.RegularExpressions;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Host.Tests.Browser;

/// <summary>A host that people reach by HTTPS, through a reverse proxy on this machine.</summary>
public sealed partial class BehindProxy : IAsyncLifetime
{
    internal const string Name = "leadline.example.nhs.uk";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    internal TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await StartAsync("127.0.0.1,10.0.0.5");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
    }

    internal static Task<TestHost> StartAsync(string proxies) => TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning),
        settings: new(StringComparer.Ordinal) { ["Http:PublicAddress"] = $"https://{Name}", ["Http:Proxies"] = proxies }, more: new Mirror());

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendAsync(Host, method, path, headers);

    internal Task<HttpResponseMessage> SendAsync(TestHost host, HttpMethod method, string path, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendAsync(host, method, path, null, headers);

    /// <summary>Fills in the form of a page.</summary>
    internal async Task<HttpResponseMessage> SubmitAsync(string path, IReadOnlyList<(string Field, string Value)> fields)
    {
        (string, string) https = ("X-Forwarded-Proto", "https");
        using var page = await SendAsync(HttpMethod.Get, path, https);
        var token = Token().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups["value"].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Field, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await SendAsync(Host, HttpMethod.Post, path, form, [https, ("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])))]);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    private async Task<HttpResponseMessage> SendAsync(
        TestHost host, HttpMethod method, string path, HttpContent? content, IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, host.Address.GetLeftPart(UriPartial.Authority) + path) { Content = content };
        request.Headers.Host = Name;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Shows a request what the host made of it.</summary>
    private sealed class Mirror : IModule
    {
        public string Name => "mirror";

        public void Register(ModuleRegistration module)
        {
        }

        public void Map(IEndpointRouteBuilder api)
        {
            api.MapGet("/mirror", (HttpContext http) => $"{http.Request.Scheme} {http.Connection.RemoteIpAddress}").MayBeCalledByAnybody("a test looks into it");
            api.MapGet("/form", (HttpContext http, IAntiforgery forms) => forms.GetAndStoreTokens(http).FormFieldName).MayBeCalledByAnybody("a test looks into it");
        }
    }
}

public sealed class HttpsOnlyTests(BehindProxy proxy) : IClassFixture<BehindProxy>
{
    private static readonly (string, string) Https = ("X-Forwarded-Proto", "https");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_proxy_forwards_as_https_is_answered_with_strict_transport_security_for_a_year()
    {
        using var answer = await proxy.SendAsync(HttpMethod.Get, "/", Https);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Theory]
    [InlineData("/frameworks?limit=3", "/frameworks?limit=3")]
    [InlineData("//elsewhere.example/", "//elsewhere.example/")]
    public async Task A_page_asked_for_in_the_clear_is_sent_on_to_the_public_address_and_nowhere_else(string path, string to)
    {
        using var answer = await proxy.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal($"https://{BehindProxy.Name}{to}", answer.Headers.Location?.OriginalString);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("POST", "/api/v1/tokens")]
    [InlineData("GET", "/api/v1/organisations")]
    [InlineData("GET", "/public/v1/seals")]
    public async Task What_else_comes_in_the_clear_is_refused(string method, string path)
    {
        using var answer = await proxy.SendAsync(HttpMethod.Parse(method), path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("\"code\":\"https-only\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_and_the_operators_socket_need_no_https()
    {
        using var live = await proxy.SendAsync(HttpMethod.Get, "/health/live");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        (await proxy.Host.Operator.GetAsync("/api/v1/dead-letters")).Good();
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("203.0.113.9, 10.0.0.5", "203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9, 10.0.0.5", "203.0.113.9")]
    public async Task The_caller_is_whom_the_last_trusted_proxy_saw_whatever_the_caller_claims(string forwardedFor, string caller)
    {
        using var answer = await proxy.SendAsync(HttpMethod.Get, "/api/v1/mirror", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", forwardedFor));

        Assert.Equal($"https {caller}", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task The_headers_count_for_nothing_from_anybody_who_is_not_a_named_proxy()
    {
        await using var host = await BehindProxy.StartAsync("10.0.0.5");
        using var page = await proxy.SendAsync(host, HttpMethod.Get, "/", Https);
        using var call = await proxy.SendAsync(host, HttpMethod.Get, "/api/v1/mirror", Https, ("X-Forwarded-For", "203.0.113.9"));

        Assert.Equal((HttpStatusCode.PermanentRedirect, HttpStatusCode.Forbidden), (page.StatusCode, call.StatusCode));
    }

    [Fact]
    public async Task A_request_for_another_host_is_refused()
    {
        using var answer = await proxy.SendAsync(HttpMethod.Get, "/", Https, ("Host", "elsewhere.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_cookie_of_forms_is_for_this_host_and_https_alone_and_no_script_reads_it()
    {
        using var answer = await proxy.SendAsync(HttpMethod.Get, "/api/v1/form", Https);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("__Host-leadline-form=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, "__Host-leadline=", "/")]
    [InlineData(true, "leadline-half-way=", "/sign-in/code")]
    public async Task The_cookies_of_signing_in_go_by_https_alone_and_no_script_reads_them(bool secondFactor, string name, string path)
    {
        const string Password = "three words apart";
        var email = $"p{Guid.CreateVersion7():N}@arden.example";
        await InviteAsync(email, Password, secondFactor);
        using var answer = await proxy.SubmitAsync("/sign-in", [("Email", email), ("Password", Password)]);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(name, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(["httponly", $"path={path}", "samesite=lax", "secure"],
            cookie.Split("; ").Skip(1).Where(a => !a.StartsWith("max-age", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private async Task InviteAsync(string email, string password, bool secondFactor)
    {
        var (@operator, anybody) = (proxy.Host.Operator, proxy.Host.Anonymous());
        anybody.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        anybody.Client.DefaultRequestHeaders.Host = BehindProxy.Name;
        var organisation = (await @operator.PostAsync("/api/v1/organisations", new
        {
            reference = $"LEADLINE:o{Guid.CreateVersion7():N}", name = "Arden", kind = "csu", openFrom = "2013-04-01",
        })).Good().Id;
        (await @operator.PostAsync($"/api/v1/organisations/{organisation}/people", new { email, name = "Ann", roles = new[] { "evaluator" }, reason = "A test." })).Good();
        await proxy.Host.RestAsync();
        var letters = (await @operator.GetAsync("/api/v1/mail?limit=200")).Good().Json["items"]!.AsArray();
        (await anybody.PostAsync("/api/v1/passwords", new { link = World.LinkIn(letters.Single(l => l!["to"]!.ToString() == email)!["body"]!.ToString()), password })).Good();
        if (!secondFactor)
            return;
        var session = (await anybody.PostAsync("/api/v1/sessions", new { email, password })).Good()["token"];
        anybody.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {session}");
        var key = (await anybody.PostAsync("/api/v1/people/own/authenticator", new { password })).Good()["key"];
        (await anybody.PostAsync("/api/v1/people/own/authenticator/confirmation", new { code = Person.CodeOf(key, proxy.Host.Clock.GetUtcNow()) })).Good();
    }
}
